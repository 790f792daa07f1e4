use std::{
    io::{BufRead as _, BufReader, Read as _, Write as _},
    net::TcpStream,
    process::{Child, Command, Stdio},
    time::{Duration, Instant},
};

use crate::Place;

/// A running server; killed where a test fails.
struct Server {
    child: Child,
    /// `127.0.0.1:PORT`.
    address: String,
    /// What it printed up to its address.
    printed: String,
}

impl Server {
    fn start(place: &Place, arguments: &[&str]) -> Self {
        let mut command = place.command(&[&["serve", "--listen", "127.0.0.1:0"], arguments].concat());
        let child = command.stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
        let mut server = Self { child, address: String::new(), printed: String::new() };
        for line in BufReader::new(server.child.stdout.take().unwrap()).lines() {
            let line = line.unwrap();
            server.printed.push_str(&line);
            server.printed.push('\n');
            if let Some(rest) = line.strip_prefix("address   http://") {
                rest.split('/').next().unwrap().clone_into(&mut server.address);
                return server;
            }
        }
        panic!("the server ended before it listened: {}", server.printed);
    }

    /// The status and body of a request.
    fn get(&self, path: &str) -> (u16, String) {
        let mut stream = TcpStream::connect(&self.address).unwrap();
        write!(stream, "GET {path} HTTP/1.1\r\nhost: test\r\nconnection: close\r\n\r\n").unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        let (head, body) = answer.split_once("\r\n\r\n").unwrap();
        (head.split(' ').nth(1).unwrap().parse().unwrap(), body.to_owned())
    }

    fn wait_until_ready(&self) {
        let began = Instant::now();
        while self.get("/readyz").0 != 200 {
            assert!(began.elapsed() < Duration::from_secs(20), "{:?}", self.get("/readyz"));
            std::thread::sleep(Duration::from_millis(50));
        }
    }

    /// Ends it as Ctrl-C does. Answers its exit code.
    fn interrupt(mut self) -> Option<i32> {
        let pid = self.child.id().to_string();
        assert!(Command::new("kill").args(["-INT", &pid]).status().unwrap().success());
        self.child.wait().unwrap().code()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

#[test]
fn a_server_tells_what_it_did_and_ends_cleanly() {
    let place = Place::new();
    let server = Server::start(&place, &["--demo"]);
    assert!(server.printed.contains("entries of the demo loaded"), "{}", server.printed);
    assert!(server.printed.contains("being built from the database: there was none"), "{}", server.printed);
    server.wait_until_ready();
    assert_eq!(server.get("/healthz"), (200, r#"{"ok":true}"#.to_owned()));
    assert!(server.get("/en/").1.contains("<a href=\"/graphql\">"));
    let (_, figures) = server.get("/metrics");
    assert!(figures.contains(r#"gsef_http_requests_total{route="/healthz",status="200"} 1"#), "{figures}");
    assert!(figures.contains("gsef_index_lag_changes 0"), "{figures}");
    assert_eq!(server.get("/nowhere").0, 404);
    assert_eq!(server.interrupt(), Some(0));

    let server = Server::start(&place, &["--demo"]);
    assert!(server.printed.contains("only loaded into an empty store"), "{}", server.printed);
    assert!(server.printed.contains("up to its last commit"), "{}", server.printed);
    assert_eq!(server.interrupt(), Some(0));
}

#[test]
fn commands_work_beside_a_server() {
    let place = Place::new();
    let server = Server::start(&place, &[]);
    place.import_demo();
    place.well(&["user", "add", "kim@example.org", "--role", "administrator"]);
    place.well(&["token", "create", "kim@example.org", "--scope", "admin"]);
    place.well(&["backup", "b.sqlite"]);
    place.well(&["index", "rebuild"]);
    place.well(&["doctor"]);
    let began = Instant::now();
    while !place.run(&["index", "verify"]).out.ends_with(": no differences\n") {
        assert!(began.elapsed() < Duration::from_secs(20), "{}", place.run(&["index", "verify"]).out);
    }
    let status = place.well(&["index", "status"]).out;
    assert!(status.contains("a running server"), "{status}");

    let done = place.run(&["restore", "b.sqlite", "--force"]);
    assert_eq!(done.code, Some(1));
    assert!(done.err.contains("is serving from the data folder ./gsef-data"), "{}", done.err);
    assert_eq!(server.interrupt(), Some(0));
}

#[test]
fn a_place_that_is_taken_is_named() {
    let (place, other) = (Place::new(), Place::new());
    let server = Server::start(&place, &[]);
    let done = place.run(&["serve", "--listen", "127.0.0.1:0"]);
    assert_eq!(done.code, Some(1));
    assert!(done.err.contains("give this one a folder of its own with --data-dir"), "{}", done.err);
    let done = other.run(&["serve", "--listen", &server.address]);
    assert_eq!(done.code, Some(1));
    assert!(done.err.contains(&format!("can't listen on {}", server.address)), "{}", done.err);

    assert!(!other.path("gsef-data").exists(), "a start that failed left a folder behind");
    for (flag, wrong) in [
        ("--database-url", "mysql://x/y"),
        ("--database-url", "postgres://ana:secret@127.0.0.1:1/x"),
        ("--smtp-url", "nowhere"),
        ("--listen", "nowhere"),
    ] {
        let listen = if flag == "--listen" { &[][..] } else { &["--listen", "127.0.0.1:0"] };
        let done = other.run(&[&["serve", "--data-dir", "a/b", flag, wrong], listen].concat());
        assert_eq!(done.code, Some(1), "{flag} {wrong}: {}", done.err);
        assert!(!other.path("a").exists(), "{flag} {wrong} left a folder behind");
    }

    other.write("file", "");
    let done = other.run(&["serve", "--data-dir", "file/data", "--listen", "127.0.0.1:0"]);
    assert_eq!(done.code, Some(1));
    assert!(done.err.contains("the data folder file/data can't be made"), "{}", done.err);
}
