//! Style sheets and scripts, which are part of the program.

use std::{
    hash::{DefaultHasher, Hash as _, Hasher as _},
    sync::LazyLock,
};

use axum::{
    Router,
    extract::State,
    http::{
        StatusCode,
        header::{CACHE_CONTROL, CONTENT_TYPE, X_CONTENT_TYPE_OPTIONS},
    },
    response::{IntoResponse, Response},
    routing::get,
};

use crate::{Site, interface::Interface, logo, map};

const CSS: &str = "text/css; charset=utf-8";
const JAVASCRIPT: &str = "text/javascript; charset=utf-8";
const SVG: &str = "image/svg+xml";

/// Name, media type, text.
const FILES: [(&str, &str, &str); 8] = [
    ("site.css", CSS, include_str!("../assets/site.css")),
    ("theme.js", JAVASCRIPT, include_str!("../assets/theme.js")),
    ("site.js", JAVASCRIPT, include_str!("../assets/site.js")),
    ("suggest.js", JAVASCRIPT, include_str!("../assets/suggest.js")),
    ("narrow.js", JAVASCRIPT, include_str!("../assets/narrow.js")),
    ("copy.js", JAVASCRIPT, include_str!("../assets/copy.js")),
    ("autosave.js", JAVASCRIPT, include_str!("../assets/autosave.js")),
    ("icon.svg", SVG, include_str!("../assets/icon.svg")),
];

/// A mark of everything that is in the files: addresses with another one are another program's.
static MARK: LazyLock<String> = LazyLock::new(|| {
    let mut hasher = DefaultHasher::new();
    FILES.hash(&mut hasher);
    format!("{:012x}", hasher.finish() & 0xffff_ffff_ffff)
});

/// The address of a file.
pub(crate) fn address(name: &str) -> String {
    format!("/assets/{}/{name}", *MARK)
}

pub(crate) fn routes() -> Router<Site> {
    let mut router = Router::new()
        .route("/assets/{mark}/accent.css", get(accent))
        .route("/assets/{mark}/logo", get(logo::file))
        .route("/assets/{mark}/world.svg", get(|| file(SVG, &map::OUTLINES)));
    for (name, media_type, text) in FILES {
        // Modules load each other by relative address, so the mark stands before the name.
        router = router.route(&format!("/assets/{{mark}}/{name}"), get(move || file(media_type, text)));
    }
    router
}

async fn file(media_type: &'static str, text: &'static str) -> Response {
    let headers = [
        (CONTENT_TYPE, media_type),
        (X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (CACHE_CONTROL, "public, max-age=31536000, immutable"),
    ];
    (headers, text).into_response()
}

/// What programs that walk through the site are asked to leave alone: searches lead to each other without end.
pub(crate) async fn robots() -> Response {
    let mut text = String::from("User-agent: *\nDisallow: /graphql\nDisallow: /search?\n");
    for interface in Interface::all() {
        let tag = interface.tag;
        // The search page itself is for everyone; what it finds is found by other ways.
        text.push_str(&format!("Disallow: /{tag}/search?\nDisallow: /{tag}/search.\n"));
        text.push_str(&format!("Disallow: /{tag}/search/\nDisallow: /{tag}/suggest\n"));
        text.push_str(&format!("Disallow: /{tag}/account\nDisallow: /{tag}/desk\n"));
    }
    ([(CONTENT_TYPE, "text/plain; charset=utf-8")], text).into_response()
}

/// The operator's colour.
async fn accent(State(site): State<Site>) -> Response {
    let Some(accent) = &site.identity.accent else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let headers =
        [(CONTENT_TYPE, CSS), (X_CONTENT_TYPE_OPTIONS, "nosniff"), (CACHE_CONTROL, "public, max-age=300")];
    (headers, format!(":root {{ --accent: {accent}; }}\n")).into_response()
}
