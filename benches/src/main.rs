//! benches
fn main(){}
