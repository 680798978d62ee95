package dev.unpark.export;

import java.util.List;

/** Text that tries to be more than text. */
final class Hostile {
    /** In evidence, all of it is to be seen and none of it to be obeyed. */
    static final List<String> TEXTS = List.of(
            "<script>alert(1)</script>",
            "<img src=x onerror=alert(1)>",
            "\"><svg onload=alert(1)>",
            "![picture](https://evil.example/p.png)",
            "[click](javascript:alert(1))",
            "[ref]: https://evil.example/ 'x'",
            "<https://evil.example/auto>",
            "see https://evil.example/bare and www.evil.example or mail a@evil.example @someone #12",
            "# not a heading",
            "- not a list",
            "1. not a list",
            "> not a quote",
            "| a | b |\n| --- | --- |",
            "pipe | and `code` and ``two`` and ```three```",
            "```\nfence\n```",
            "~~~ other fence",
            "back\\slash and \\| bar and end \\",
            "*stars* _lines_ **two** ~~gone~~",
            "&lt;b&gt; &amp; &#x3C;script&#x3E;",
            "gnp.\u202Egnitset \u200Bzero\u00A0width \u0000nul \u001B[31mred",
            "<!-- comment",
            "===",
            "---",
            "    indented",
            "$x$ and $$y$$",
            "</pre></code></table></style><script>alert(2)</script>",
            "{{constructor.constructor('alert(1)')()}}",
            "`",
            "\uD800 alone");

    private Hostile() {}
}
