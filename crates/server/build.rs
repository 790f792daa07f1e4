//! Lists the documents of `schema/operations`, so that they are inside the binary.

use std::{env, fs, io, path::Path};

fn main() -> io::Result<()> {
    let manifest = env::var("CARGO_MANIFEST_DIR").map_err(io::Error::other)?;
    let out = env::var("OUT_DIR").map_err(io::Error::other)?;
    let folder = Path::new(&manifest).join("../../schema/operations");
    println!("cargo::rerun-if-changed={}", folder.display());
    let mut names = Vec::new();
    for entry in fs::read_dir(&folder)? {
        let name = entry?.file_name().to_string_lossy().into_owned();
        if let Some(stem) = name.strip_suffix(".graphql") {
            names.push(stem.to_owned());
        }
    }
    names.sort();
    let lines = names.iter().map(|name| {
        let path = folder.join(format!("{name}.graphql"));
        format!("({name:?}, include_str!({:?})),", path.display().to_string())
    });
    fs::write(Path::new(&out).join("operations.rs"), format!("[{}]", lines.collect::<String>()))
}
