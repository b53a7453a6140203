"""Which HTML pages a tool looks at: those it is given, or those of the labelled data beside the repository."""
import importlib.machinery
import importlib.util
import pathlib
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent


def labelled_pages():
    """Every HTML page of the sets of eval/run; says so and ends the program where the data is absent."""
    loader = importlib.machinery.SourceFileLoader("eval_run", str(ROOT / "eval" / "run"))
    run = importlib.util.module_from_spec(importlib.util.spec_from_loader("eval_run", loader))
    loader.exec_module(run)
    if not run.SCORER.exists():
        print(f"skipped: the labelled data is not there ({run.SHARED})")
        sys.exit(0)
    return [page for name in run.HTML_SETS for page in sorted(pathlib.Path(run.html_set(name)[0]).iterdir())]


def pages_in(paths):
    for path in map(pathlib.Path, paths):
        yield from sorted(p for p in path.rglob("*") if p.is_file()) if path.is_dir() else [path]
