package dev.unpark.checklist;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A place in a manifest that asks for Tokio.
 *
 * @param section the table it stands in, such as {@code dependencies} or {@code target.'cfg(unix)'.dependencies}
 * @param line of the name
 * @param features in the order written; empty where it asks for none itself
 * @param fromWorkspace true where the version and more features come from the workspace's manifest
 */
record TokioRequest(String section, int line, List<String> features, boolean fromWorkspace) {
    //     [dependencies]     [target.'cfg(unix)'.dev-dependencies]     [workspace.dependencies]
    // [dependencies.tokio]
    private static final Pattern TABLE = Pattern.compile("^\\s*\\[\\s*([^\\[\\]]+?)\\s*\\]\\s*(?:#.*)?$");
    private static final Pattern DEPENDENCIES = Pattern.compile("(?:^|.*[.])(?:dev-|build-)?dependencies$");

    //     tokio = "1"     tokio = { version = "1", features = ["full"] }     tokio.workspace = true
    private static final Pattern TOKIO = Pattern.compile("^\\s*\"?tokio\"?\\s*[.=].*");
    private static final Pattern RENAMED = Pattern.compile("^\\s*[\\w-]+\\s*=\\s*\\{.*\\bpackage\\s*=\\s*\"tokio\".*");
    private static final Pattern FEATURES = Pattern.compile("\\bfeatures\"?\\s*=\\s*\\[([^\\]]*)\\]");
    private static final Pattern NAME = Pattern.compile("\"([^\"]*)\"|'([^']*)'");
    private static final Pattern WORKSPACE = Pattern.compile("\\bworkspace\\s*=\\s*true\\b");

    TokioRequest {
        features = List.copyOf(features);
    }

    /** All places of one manifest, in their order. What is not understood is passed over. */
    static List<TokioRequest> in(List<String> lines) {
        List<TokioRequest> found = new ArrayList<>();
        String table = "";
        for (int i = 0; i < lines.size(); i++) {
            String line = withoutComment(lines.get(i));
            Matcher header = TABLE.matcher(line);
            if (header.matches()) {
                table = header.group(1).replace(" ", "");
                if (table.endsWith("dependencies.tokio")) {
                    found.add(request(table.replaceFirst("[.]tokio$", ""), i, tableText(lines, i + 1)));
                }
            } else if (DEPENDENCIES.matcher(table).matches()
                    && (TOKIO.matcher(line).matches() || RENAMED.matcher(line).matches())) {
                found.add(request(table, i, valueText(lines, i)));
            }
        }
        return found;
    }

    private static TokioRequest request(String section, int index, String text) {
        List<String> features = new ArrayList<>();
        Matcher list = FEATURES.matcher(text);
        if (list.find()) {
            Matcher name = NAME.matcher(list.group(1));
            while (name.find()) {
                features.add(name.group(1) == null ? name.group(2) : name.group(1));
            }
        }
        return new TokioRequest(
                section, index + 1, features, WORKSPACE.matcher(text).find());
    }

    private static String tableText(List<String> lines, int from) {
        StringBuilder text = new StringBuilder();
        for (int i = from; i < lines.size() && !TABLE.matcher(lines.get(i)).matches(); i++) {
            text.append(withoutComment(lines.get(i))).append(' ');
        }
        return text.toString();
    }

    // An array may go on over lines:  tokio = { version = "1", features = [
    private static String valueText(List<String> lines, int from) {
        StringBuilder text = new StringBuilder();
        int open = 0;
        for (int i = from; i < lines.size(); i++) {
            String line = withoutComment(lines.get(i));
            text.append(line).append(' ');
            open += (int) line.chars().filter(c -> c == '[' || c == '{').count();
            open -= (int) line.chars().filter(c -> c == ']' || c == '}').count();
            if (open <= 0) {
                break;
            }
        }
        return text.toString();
    }

    private static String withoutComment(String line) {
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '"') {
                quoted = !quoted;
            } else if (c == '#' && !quoted) {
                return line.substring(0, i);
            }
        }
        return line;
    }
}
