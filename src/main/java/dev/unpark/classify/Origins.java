package dev.unpark.classify;

import dev.unpark.model.Frame;
import dev.unpark.model.SourcePlace;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Whose code a frame is: by the crate in its symbol first, by its path second. */
final class Origins {
    // .../registry/tokio-1.24.2/src/park.rs   .../index.crates.io-6f17d22bba15001f/futures-util-0.3.31/src/lib.rs
    // .../.cargo/git/checkouts/hyper-1a2b3c4d5e6f7a8b/9f8e7d6/src/lib.rs   vendor/mio/src/poll.rs
    static final Pattern PACKAGE = Pattern.compile(
            "[/\\\\]([A-Za-z0-9_-]+?)-\\d+\\.\\d+[^/\\\\]*[/\\\\]|(?:checkouts|vendor|third[_-]party)[/\\\\]([A-Za-z0-9_-]+?)(?:-[0-9a-f]{16})?[/\\\\]");
    // auth-service/src/main.rs   crates/auth-service/src/main.rs   /home/u/ws/auth-service/src/main.rs
    private static final Pattern MEMBER = Pattern.compile("(?:^|[/\\\\])([A-Za-z0-9_-]+)[/\\\\]src[/\\\\]");

    /** What tools write where a function has no symbol; lldb makes up {@code ___lldb_unnamed_symbol668}. */
    private static final List<String> NAMELESS = List.of("??", "0x", "<unknown", "___lldb_unnamed_symbol");

    private final CrateList crates;

    Origins(CrateList crates) {
        this.crates = crates;
    }

    FrameOrigin of(Frame frame, FunctionPath path) {
        String raw = frame.symbol().raw();
        if (raw.isEmpty() || NAMELESS.stream().anyMatch(raw::startsWith)) {
            return FrameOrigin.UNKNOWN;
        }
        if (raw.startsWith("_R") || raw.startsWith("_ZN")) {
            // A mangled name that could not be read: to take it for the user's would name a culprit by accident.
            return path.isRust() ? ofRust(frame, path) : FrameOrigin.UNKNOWN;
        }
        return path.isRust() ? ofRust(frame, path) : ofC(path.crate(), frame.place());
    }

    private FrameOrigin ofRust(Frame frame, FunctionPath path) {
        SourcePlace place = frame.place();
        FrameOrigin listed = listed(path.crate());
        if (listed == FrameOrigin.OWN) {
            return isPackage(place, path.crate()) ? FrameOrigin.LIBRARY : FrameOrigin.OWN;
        }
        if (listed == FrameOrigin.LIBRARY && isMember(place, path.crate())) {
            // A workspace member that happens to be called like a library.
            return FrameOrigin.OWN;
        }
        // <Pin<P> as app::Work>::run: by the orphan rule the impl is the trait's crate's.
        boolean ownTrait = !path.traitCrate().isEmpty() && isOwnTrait(path.traitCrate());
        return ownTrait ? FrameOrigin.OWN : listed;
    }

    private boolean isOwnTrait(String traitCrate) {
        return Character.isLowerCase(traitCrate.charAt(0)) && listed(traitCrate) == FrameOrigin.OWN;
    }

    private FrameOrigin listed(String crate) {
        FrameOrigin origin = crates.originOf(crate);
        return origin == null ? FrameOrigin.OWN : origin;
    }

    /**
     * A C function is the system's; one from a Rust file of the workspace ({@code extern "C"}) is the user's. lldb prints
     * the file without its folders: then nobody can tell whose {@code __rdl_alloc at alloc.rs} is.
     */
    private static FrameOrigin ofC(String function, @Nullable SourcePlace place) {
        // rust_panic, rust_begin_unwind: std's, and a minidump's text has only the last part of their path.
        boolean own = place != null
                && !function.startsWith("rust_")
                && !function.startsWith("__rust")
                && place.file().endsWith(".rs")
                && (place.file().indexOf('/') >= 0 || place.file().indexOf('\\') >= 0)
                && !place.file().contains("library/")
                && !PACKAGE.matcher(place.file()).find();
        return own ? FrameOrigin.OWN : FrameOrigin.SYSTEM;
    }

    /**
     * The path lies in a published package of the crate's own name. A tool that knows no inlining (eu-stack -s) prints the
     * path of an inlined library function for a frame of the user's, so a package of another name says nothing.
     */
    private static boolean isPackage(@Nullable SourcePlace place, String crate) {
        if (place == null) {
            return false;
        }
        Matcher matcher = PACKAGE.matcher(place.file());
        while (matcher.find()) {
            if (crateName(matcher.group(matcher.group(1) == null ? 2 : 1)).equals(crate)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isMember(@Nullable SourcePlace place, String crate) {
        if (place == null || PACKAGE.matcher(place.file()).find()) {
            return false;
        }
        Matcher matcher = MEMBER.matcher(place.file());
        while (matcher.find()) {
            if (crateName(matcher.group(1)).equals(crate) && !place.file().startsWith("/rustc/")) {
                return true;
            }
        }
        return false;
    }

    static String crateName(String packageName) {
        return packageName.replace('-', '_').toLowerCase(Locale.ROOT);
    }
}
