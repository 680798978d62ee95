package dev.unpark.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a document's HTML with no tolerance: only the elements and attributes that the document is meant to have, quoted
 * values, every element closed in order. A browser reads more; so what passes here means the same to every browser.
 */
record StrictHtml(String text, List<String> externalLinks, Set<String> ids) {
    private static final Set<String> ELEMENTS = Set.of(
            "html",
            "head",
            "meta",
            "title",
            "style",
            "body",
            "main",
            "header",
            "nav",
            "section",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "p",
            "ul",
            "ol",
            "li",
            "table",
            "thead",
            "tbody",
            "tr",
            "th",
            "td",
            "pre",
            "code",
            "a",
            "strong",
            "em",
            "span",
            "div",
            "figure",
            "figcaption",
            "blockquote",
            "hr",
            "br",
            "wbr",
            "svg",
            "g",
            "circle",
            "line",
            "rect",
            "text");
    private static final Set<String> VOID = Set.of("meta", "hr", "br", "wbr");
    private static final Set<String> ATTRIBUTES = Set.of(
            "class",
            "id",
            "href",
            "rel",
            "lang",
            "charset",
            "content",
            "http-equiv",
            "name",
            "role",
            "aria-label",
            "colspan",
            "viewBox",
            "cx",
            "cy",
            "r",
            "x",
            "y",
            "x1",
            "y1",
            "x2",
            "y2",
            "width",
            "height",
            "rx",
            "start",
            "align");
    private static final Pattern TOKEN = Pattern.compile(
            "<(/?)([a-zA-Z][a-zA-Z0-9]*)((?: [a-zA-Z][a-zA-Z0-9-]*=\"[^\"<>]*\")*) ?(/?)>|<!doctype html>|<|[^<]+");
    private static final Pattern ATTRIBUTE = Pattern.compile(" ([a-zA-Z][a-zA-Z0-9-]*)=\"([^\"]*)\"");

    static StrictHtml read(String html) {
        assertTrue(html.startsWith("<!doctype html>\n"));
        StringBuilder text = new StringBuilder();
        List<String> links = new ArrayList<>();
        Set<String> ids = new TreeSet<>();
        List<String> inner = new ArrayList<>();
        Deque<String> open = new ArrayDeque<>();
        Matcher token = TOKEN.matcher(html);
        int at = 0;
        while (token.find()) {
            assertEquals(at, token.start(), "every character belongs to a tag or to text");
            at = token.end();
            String tag = token.group(2);
            if (tag == null) {
                assertTrue(!token.group().equals("<"), () -> "a bare < near " + near(html, token.start()));
                text.append(token.group());
                continue;
            }
            boolean title = tag.equals("title");
            assertTrue(title || ELEMENTS.contains(tag), () -> "element " + tag + " near " + near(html, token.start()));
            if (!token.group(1).isEmpty()) {
                assertEquals(tag, open.poll(), () -> "closed out of order near " + near(html, token.start()));
                continue;
            }
            attributes(token.group(3), tag, links, ids, inner);
            if (token.group(4).isEmpty() && !VOID.contains(tag)) {
                open.push(tag);
            }
        }
        assertEquals(html.length(), at);
        assertTrue(open.isEmpty(), () -> "left open: " + open);
        inner.forEach(target -> assertTrue(ids.contains(target), () -> "leads nowhere: #" + target));
        return new StrictHtml(unescaped(text.toString()), links, ids);
    }

    private static void attributes(String text, String tag, List<String> links, Set<String> ids, List<String> inner) {
        Matcher attribute = ATTRIBUTE.matcher(text);
        while (attribute.find()) {
            String name = attribute.group(1);
            String value = unescaped(attribute.group(2));
            assertTrue(ATTRIBUTES.contains(name), () -> "attribute " + name + " of " + tag);
            if (name.equals("id")) {
                assertTrue(value.matches("[a-z0-9-]+") && ids.add(value), () -> "id " + value);
            } else if (name.equals("href")) {
                assertEquals("a", tag, "only a link may lead anywhere");
                if (value.startsWith("#")) {
                    inner.add(value.substring(1));
                } else {
                    links.add(value);
                }
            }
        }
    }

    private static String unescaped(String text) {
        return text.replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&#39;", "'")
                .replace("&#8943;", "\u22EF")
                .replace("&amp;", "&");
    }

    private static String near(String html, int at) {
        return html.substring(Math.max(0, at - 80), Math.min(html.length(), at + 80));
    }
}
