// html5ever's side of bench/html: parses files N times to its own tree (markup5ever_rcdom) and prints the seconds of each
// round, a JSON list. Scripting is off, as it is for the others. Built by bench/html outside the repository.
use html5ever::tendril::TendrilSink;
use html5ever::tree_builder::TreeBuilderOpts;
use html5ever::{parse_document, ParseOpts};
use markup5ever_rcdom::RcDom;
use std::time::Instant;

fn main() {
    let mut arguments = std::env::args().skip(1);
    let rounds: usize = arguments.next().unwrap().parse().unwrap();
    let pages: Vec<Vec<u8>> = arguments.map(|path| std::fs::read(path).unwrap()).collect();
    let mut seconds = Vec::new();
    let mut nodes = 0;
    for _ in 0..rounds {
        let begin = Instant::now();
        for page in &pages {
            let tree_builder = TreeBuilderOpts { scripting_enabled: false, ..Default::default() };
            let options = ParseOpts { tree_builder, ..Default::default() };
            let dom = parse_document(RcDom::default(), options).from_utf8().one(page.as_slice());
            nodes += dom.document.children.borrow().len();
        }
        seconds.push(begin.elapsed().as_secs_f64());
    }
    assert!(nodes >= rounds * pages.len());
    println!("{:?}", seconds);
}
