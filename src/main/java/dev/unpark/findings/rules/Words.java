package dev.unpark.findings.rules;

import dev.unpark.model.SourcePlace;
import java.util.List;

/** Names and numbers as a finding's sentences spell them. */
public final class Words {
    private static final List<String> SMALL = List.of(
            "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve");
    private static final List<String> ORDINALS =
            List.of("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth");
    private static final String CLOSURE = "::{{closure}}";

    private Words() {}

    /** {@code 1 worker}, {@code 3 workers}. */
    public static String count(int n, String noun) {
        return n + " " + noun + (n == 1 ? "" : "s");
    }

    /** {@code One}, {@code Two}, ... {@code 13}: how a sentence begins. */
    public static String capital(int n) {
        if (n >= SMALL.size()) {
            return Integer.toString(n);
        }
        String word = SMALL.get(n);
        return Character.toUpperCase(word.charAt(0)) + word.substring(1);
    }

    /** {@code one}, {@code two}, ... {@code 13}: within a sentence. */
    public static String small(int n) {
        return n < SMALL.size() ? SMALL.get(n) : Integer.toString(n);
    }

    /** {@code first}, {@code second}, ... {@code 11th}; {@code n} is from 1. */
    public static String ordinal(int n) {
        if (n <= ORDINALS.size()) {
            return ORDINALS.get(n - 1);
        }
        int tens = n % 100;
        if (tens >= 11 && tens <= 13) {
            return n + "th";
        }
        return n
                + switch (n % 10) {
                    case 1 -> "st";
                    case 2 -> "nd";
                    case 3 -> "rd";
                    default -> "th";
                };
    }

    /** {@code a}, {@code a and b}, {@code a, b and c}. */
    public static String list(List<String> items) {
        if (items.size() < 2) {
            return String.join("", items);
        }
        return String.join(", ", items.subList(0, items.size() - 1)) + " and " + items.getLast();
    }

    /** File name and line alone: {@code permissions.rs:12}. */
    public static String brief(SourcePlace place) {
        String file = file(place);
        return place.line() > 0 ? file + ":" + place.line() : file;
    }

    /** The file's name alone. */
    public static String file(SourcePlace place) {
        String path = place.file();
        return path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
    }

    /**
     * The last part of a normalised name, with its type where it is a method: {@code auth::permissions::allowed} gives
     * {@code allowed}, {@code tokio::runtime::runtime::Runtime::block_on} gives {@code Runtime::block_on}.
     */
    public static String function(String name) {
        String rest = name;
        while (rest.endsWith(CLOSURE)) {
            rest = rest.substring(0, rest.length() - CLOSURE.length());
        }
        int last = rest.lastIndexOf("::");
        if (last < 0) {
            return rest;
        }
        int before = rest.lastIndexOf("::", last - 1);
        String owner = rest.substring(before < 0 ? 0 : before + 2, last);
        boolean type = !owner.isEmpty() && Character.isUpperCase(owner.charAt(0)) && owner.indexOf('>') < 0;
        return type ? owner + rest.substring(last) : rest.substring(last + 2);
    }
}
