//! Throwaway.
use std::{fs::File, io::BufReader, time::Instant, collections::BTreeMap};
use formats::*;
fn main() {
    for path in std::env::args().skip(1) {
        let name = path.rsplit('/').next().unwrap_or_default().to_owned();
        let origin = Origin::file(name.split('.').next().unwrap_or_default());
        let Some(format) = detect(&name, b"") else { println!("{path}: unknown form"); continue };
        let file = BufReader::new(File::open(&path).unwrap());
        let start = Instant::now();
        let (mut good, mut bad) = (0, 0);
        let mut reasons: BTreeMap<String, (u32, String)> = BTreeMap::new();
        let show = std::env::var("SHOW").is_ok();
        let only = std::env::var("ONLY").ok();
        for one in read(file, format, &origin) {
            match one {
                Ok(l) => { good += 1;
                    if show && only.as_ref().is_none_or(|k| *k == l.key) { println!("{} {} {:#?}", l.line, l.key, l.entry.content.as_whole()); for l in l.entry.content.links() {println!("  {l:?}");} }
                    if std::env::var("ODD").is_ok() { if let Some(Resolved::Record(r)) = l.entry.content.as_whole() {
                        let mut texts: Vec<String> = r.title.iter().map(|t| t.1.text.clone()).collect();
                        texts.extend(r.contributors.iter().map(|c| format!("NAME {}{}", c.name, if c.kind == domain::record::ContributorKind::Organisation {" (org)"} else {""})));
                        texts.extend(r.source.iter().flat_map(|s| [&s.title,&s.publisher,&s.place,&s.series,&s.volume,&s.issue,&s.pages,&s.edition]).flatten().cloned());
                        let all = std::env::var("ODD").unwrap();
                        for t in texts { if all == "all" || (all == "names" && t.starts_with("NAME")) || t.contains(['\\','{','}','~','"','=']) { println!("ODD {} {t}", l.key); } }
                    } }
                    for w in l.entry.warnings { let e = reasons.entry(w.chars().map(|c| if c.is_ascii_digit() {'9'} else {c}).take(300).collect()).or_insert((0, l.key.clone())); e.0 += 1; } }
                Err(r) => { bad += 1; println!("REJECTED {}:{} {:?} {}", name, r.line, r.key, r.reason); }
            }
        }
        println!("== {path}: {good} good, {bad} rejected, {:?}", start.elapsed());
        let mut all: Vec<_> = reasons.into_iter().collect(); all.sort_by_key(|x| std::cmp::Reverse(x.1.0));
        for (w, (n, k)) in all.iter().take(12) { println!("   {n} x [{k}] {w}"); }
    }
}
