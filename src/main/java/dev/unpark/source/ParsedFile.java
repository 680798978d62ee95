package dev.unpark.source;

import java.util.List;

/** A Rust file's syntax, and its bodies by rustc's names. */
record ParsedFile(RustSyntax syntax, List<Body> bodies) {
    ParsedFile {
        bodies = List.copyOf(bodies);
    }
}
