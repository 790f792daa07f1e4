//! scenarios
fn main(){}
