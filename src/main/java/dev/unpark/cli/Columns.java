package dev.unpark.cli;

import java.util.ArrayList;
import java.util.List;

/** A table for a terminal: cells padded to the widest of their column, the last one left as it is. */
final class Columns {
    private final List<List<String>> rows = new ArrayList<>();

    void row(String... cells) {
        rows.add(List.of(cells).stream().map(Printable::line).toList());
    }

    /** The rows, each beginning with {@code indent}; a column of numbers is set right. */
    List<String> lines(String indent) {
        int columns = rows.stream().mapToInt(List::size).max().orElse(0);
        int[] widths = new int[columns];
        for (List<String> row : rows) {
            for (int i = 0; i < row.size(); i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        }
        return rows.stream().map(row -> line(indent, row, widths)).toList();
    }

    private static String line(String indent, List<String> row, int[] widths) {
        StringBuilder line = new StringBuilder(indent);
        for (int i = 0; i < row.size(); i++) {
            String cell = row.get(i);
            String pad = " ".repeat(widths[i] - cell.length());
            boolean number = !cell.isEmpty() && cell.chars().allMatch(Character::isDigit);
            line.append(i == 0 ? "" : "  ").append(number ? pad + cell : cell + pad);
        }
        return line.toString().stripTrailing();
    }
}
