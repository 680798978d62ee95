package dev.unpark.parse;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** What stands before the lines of a program in the logs and chats of the world, alone and stacked. */
final class LogPrefixes {
    private LogPrefixes() {}

    /** @param line gives a line of the program as it is printed */
    record Prefix(String name, UnaryOperator<String> line) {
        String put(String text) {
            return line.apply(text);
        }
    }

    static List<Prefix> all() {
        List<Prefix> all = new ArrayList<>();
        for (String words : List.of(
                "auth-1  | ",
                "auth_service_1    | ",
                "auth-1  | 2026-11-24T09:31:02.123456789Z ",
                "[pod/auth-6d5f7/auth] ",
                "[pod/auth-6d5f7/auth] 2026-11-24T09:31:02.123456789Z ",
                "auth-6d5f7b9c8-x2x5z auth ",
                "prod ledger-0 ledger ",
                "Nov 24 09:31:02 host auth-service[812]: ",
                "Nov  4 09:31:02.123456 host auth[812]: ",
                "Nov 24 09:31:02 auth[812]: ",
                "Nov 24 09:31:02 host auth: ",
                "2026-11-24T09:31:02+0000 host auth-service[812]: ",
                "2026-11-24T09:31:02.123456+00:00 host.example.com auth-service[812]: ",
                "Tue 2026-11-24 09:31:02 UTC host auth.service[812]: ",
                "1763976662.123456 host auth[812]: ",
                "[ 5310.123456] host auth[812]: ",
                "<165>1 2026-11-24T09:31:02.003Z host auth 812 - - ",
                "<34>Nov 24 09:31:02 host auth[812]: ",
                "2026-11-24T09:31:02.123456789Z ",
                "2026-11-24T09:31:02.123456789+00:00 stderr F ",
                "> ",
                "> > ",
                "    ",
                "\t",
                ">     ",
                "> auth-1  | ")) {
            all.add(new Prefix(words, l -> words + l));
        }
        all.add(new Prefix(
                "rfc 5424 with elements",
                l -> "<165>1 2026-11-24T09:31:02Z host auth - ID47" + " [meta@1 a=\"b \\\" ]\"][x@2]"
                        + (l.isEmpty() ? "" : " \uFEFF" + l)));
        all.add(new Prefix("docker json-file", LogPrefixes::json));
        return all;
    }

    private static String json(String line) {
        StringBuilder out = new StringBuilder("{\"log\":\"");
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            switch (c) {
                case '"', '\\' -> out.append('\\').append(c);
                case '\t' -> out.append("\\t");
                case '<', '>', '&' -> out.append(String.format("\\u%04x", (int) c));
                default -> {
                    if (c < 0x20 || c == 0xE9) {
                        out.append(String.format("\\u%04x", (int) c));
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        return out + "\\n\",\"stream\":\"stderr\",\"time\":\"2026-11-24T09:31:02.123456789Z\"}";
    }
}
