package dev.unpark.parse.gdb;

import dev.unpark.symbol.RustNames;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A second, deliberately simple reading of a local's value: by expressions over the text, made without the reader that it
 * checks. Generic arguments are put aside first, so that what brackets are left are those of values.
 */
final class SimpleFutures {
    private static final Pattern BODY = Pattern.compile("\\{(\\w+#\\d+)}");
    private static final Pattern INNERMOST = Pattern.compile("<([^<>]*)>");
    private static final Pattern ASIDE = Pattern.compile("⟨(\\d+)⟩");
    private static final Pattern TOKEN = Pattern.compile("\"(?:\\\\.|[^\"\\\\])*+\""
            + "|'(?:\\\\.|[^'\\\\])'"
            + "|(?<![:\\w])(?<field>[\\w#]+): "
            + "|(?<type>[\\w«»#⟨⟩]+(?:::[\\w«»#⟨⟩]+)+)(?<opened> ?[{(])?"
            + "|(?<open>[{(\\[])|(?<close>[})\\]])|(?<pointer>0x[0-9a-f]+)");
    private static final Pattern STATE = Pattern.compile(
            "(.*)::«async_(fn|block)_env#\\d+»(?:⟨\\d+⟩)?::(Suspend(\\d+)|Unresumed|Returned|Panicked)");
    private static final Pattern GUARD =
            Pattern.compile("(?:std::sync::(?:poison::)?(?:mutex|rwlock)|lock_api::(?:mutex|rwlock))"
                    + "::((?:Mutex|RwLockRead|RwLockWrite)Guard)⟨(\\d+)⟩");

    private final List<String> aside = new ArrayList<>();
    private final List<Link> roots = new ArrayList<>();
    private final List<String> plainGuards = new ArrayList<>();

    private static final class Link {
        final String told;
        final List<String> guards = new ArrayList<>();
        final List<Link> awaited = new ArrayList<>();

        Link(String told) {
            this.told = told;
        }
    }

    private static final class Level {
        final @Nullable Link link;
        final String binding;
        final String guard;
        boolean guardTold;

        Level(@Nullable Link link, String binding, String guard) {
            this.link = link;
            this.binding = binding;
            this.guard = guard;
        }

        String binding(String field) {
            return binding.isEmpty() ? field : binding;
        }
    }

    private SimpleFutures() {}

    /** The chains of the futures in a value and the guards outside of them, in words. */
    static List<String> of(String name, String value) {
        SimpleFutures read = new SimpleFutures();
        read.walk(name, read.withoutArguments(value));
        List<String> told = new ArrayList<>();
        for (Link root : read.roots) {
            read.chains(root, "", told);
        }
        told.removeIf(chain -> chain.matches("( > [^>]* no state\\[])+"));
        told.addAll(read.plainGuards);
        return told;
    }

    private void chains(Link link, String before, List<String> told) {
        String chain = before + " > " + link.told + link.guards;
        link.awaited.forEach(next -> chains(next, chain, told));
        if (link.awaited.isEmpty()) {
            told.add(chain);
        }
    }

    private String withoutArguments(String value) {
        String text = BODY.matcher(value).replaceAll("«$1»").replace("->", "→");
        while (true) {
            Matcher innermost = INNERMOST.matcher(text);
            String next = innermost.replaceAll(m -> {
                aside.add(m.group(1));
                return "⟨" + (aside.size() - 1) + "⟩";
            });
            if (next.equals(text)) {
                return text;
            }
            text = next;
        }
    }

    private String whole(String text) {
        String all = text;
        while (ASIDE.matcher(all).find()) {
            all = ASIDE.matcher(all)
                    .replaceAll(m -> Matcher.quoteReplacement("<" + aside.get(Integer.parseInt(m.group(1))) + ">"));
        }
        return all.replace("→", "->").replace('«', '{').replace('»', '}');
    }

    private void walk(String name, String text) {
        Deque<Level> levels = new ArrayDeque<>();
        levels.push(new Level(null, "", ""));
        String field = name;
        Matcher token = TOKEN.matcher(text);
        while (token.find()) {
            Level level = levels.getFirst();
            if (token.group("field") != null) {
                field = token.group("field");
                continue;
            } else if (token.group("type") != null) {
                Level inner = typed(token.group("type"), level, field);
                if (token.group("opened") != null) {
                    levels.push(inner);
                }
            } else if (token.group("open") != null) {
                levels.push(new Level(level.link, level.binding(field), ""));
            } else if (token.group("close") != null && levels.size() > 1) {
                levels.pop();
            } else if (token.group("pointer") != null && !level.guard.isEmpty() && isLock(field)) {
                guard(level, token.group("pointer"));
            }
            field = "";
        }
    }

    private static boolean isLock(String field) {
        return field.matches("lock|mutex|rwlock|inner_lock");
    }

    private void guard(Level level, String address) {
        if (level.guardTold) {
            return;
        }
        level.guardTold = true;
        String told = level.binding + "=" + level.guard + " " + address;
        (level.link == null ? plainGuards : level.link.guards).add(told);
    }

    private Level typed(String type, Level level, String field) {
        boolean awaited = field.equals("__awaitee");
        Matcher state = STATE.matcher(type);
        if (state.matches()) {
            String suspend = state.group(4) == null ? state.group(3) : state.group(4);
            if (level.link == null || awaited || state.group(4) != null) {
                String function = RustNames.normalise(whole(state.group(1)))
                        + (state.group(2).equals("fn") ? "" : "::{{closure}}");
                return new Level(add(level.link, function + " " + suspend), "", "");
            }
        } else if (awaited) {
            return new Level(add(level.link, RustNames.normalise(whole(type)) + " no state"), "", "");
        }
        Matcher guard = GUARD.matcher(type);
        String kept = guard.matches() ? guard.group(1) + "<" + lastArgument(guard.group(2)) + ">" : "";
        return new Level(level.link, level.binding(field), kept);
    }

    private Link add(@Nullable Link outer, String told) {
        Link link = new Link(told);
        (outer == null ? roots : outer.awaited).add(link);
        return link;
    }

    private String lastArgument(String index) {
        String all = aside.get(Integer.parseInt(index));
        return whole(all.substring(all.lastIndexOf(", ") + 1).strip());
    }
}
