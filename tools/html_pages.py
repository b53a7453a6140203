"""Which HTML pages a tool looks at: those it is given, or those of the labelled data beside the repository."""
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "eval"))
import eval_run


def labelled_pages():
    """Every HTML page of the sets of eval/run; says so and ends the program where the data is absent."""
    if not eval_run.SCORER.exists():
        print(f"skipped: the labelled data is not there ({eval_run.SHARED})")
        sys.exit(0)
    return [page for name in eval_run.HTML_SETS for page in sorted(pathlib.Path(eval_run.html_set(name)[0]).iterdir())]


def pages_in(paths):
    for path in map(pathlib.Path, paths):
        yield from sorted(p for p in path.rglob("*") if p.is_file()) if path.is_dir() else [path]
