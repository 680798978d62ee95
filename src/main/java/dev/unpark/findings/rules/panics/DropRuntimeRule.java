package dev.unpark.findings.rules.panics;

import com.google.auto.service.AutoService;
import dev.unpark.findings.Rule;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A {@code Runtime} that went out of scope in async code. */
@AutoService(Rule.class)
public final class DropRuntimeRule extends PanicRule {
    // core::ptr::drop_in_place<report_runner::legacy::Client>, as a backtrace or gdb prints it
    private static final Pattern DROPPED = Pattern.compile("^core::ptr::drop_in_place<(.+)>(?:::h[0-9a-f]{16})?$");

    @Override
    public String id() {
        return "panic.drop-runtime";
    }

    @Override
    List<String> messages() {
        return List.of("Cannot drop a runtime in a context where blocking is not allowed");
    }

    @Override
    String title(PanicSighting s) {
        return "A Tokio runtime was dropped in async code.";
    }

    @Override
    String seen(PanicSighting s) {
        String owner = dropped(s);
        // Release builds fold drop glue together: the name that is left may be another type's.
        if (owner == null || s.withoutLines()) {
            return "";
        }
        return owner.startsWith("tokio::")
                ? "Own code dropped the runtime itself."
                : "The runtime went down with a `" + owner + "`, which owns it.";
    }

    /** Own code called no function of Tokio's: the compiler put the drop there. */
    @Override
    @Nullable
    String reached(PanicSighting s) {
        return null;
    }

    /** The outermost value that was being dropped inside of the own frame. */
    private static @Nullable String dropped(PanicSighting s) {
        for (int i = s.own() - 1; i >= 0; i--) {
            Matcher m =
                    DROPPED.matcher(s.panic().stack().frames().get(i).symbol().raw());
            if (m.find()) {
                return m.group(1);
            }
        }
        return null;
    }
}
