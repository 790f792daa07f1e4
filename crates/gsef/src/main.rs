//! gsef
fn main(){}
