//! Scenarios: the program as its users meet it, on both databases.

mod accounts;
mod audit;
mod backup;
mod browser;
mod case_study;
mod cli;
mod contract;
mod contribution;
mod http;
mod import;
mod index;
mod kill;
mod log_walk;
mod nodes;
mod policy_doors;
mod schema;
mod search;
mod search_again;
mod search_helps;
mod site;
mod site_account;
mod statements;
mod streams;
mod tidy;
mod translations;
mod writes;
