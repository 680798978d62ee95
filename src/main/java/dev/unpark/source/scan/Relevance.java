package dev.unpark.source.scan;

import dev.unpark.source.scan.Outline.Unit;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Which functions of a crate may matter to a rule, by their words: the rest need no syntax. Names stand for all functions
 * of that name, so that a call is never missed for want of its type.
 */
final class Relevance {
    /** Names of functions that give guards away. */
    private final Set<Integer> guards = new HashSet<>();
    /** Names of functions without an await from which a call that blocks can be reached. */
    private final Set<Integer> blocking = new HashSet<>();
    /** Those of them that async code can reach. */
    private final Set<Integer> reached = new HashSet<>();

    /** All words of the crate. */
    private int words;

    private boolean any;

    private Relevance() {}

    static Relevance of(List<Outline> crate) {
        Relevance relevance = new Relevance();
        List<Unit> units = crate.stream().flatMap(o -> o.functions().stream()).toList();
        crate.forEach(o -> relevance.words |= o.flags());
        for (Unit unit : units) {
            relevance.words |= unit.flags();
            if ((unit.head() & WordTable.GUARD) != 0) {
                addAll(unit.names(), relevance.guards);
            }
        }
        relevance.close(units);
        relevance.any = units.stream().anyMatch(relevance::keeps);
        return relevance;
    }

    private void close(List<Unit> units) {
        boolean grown = true;
        while (grown) {
            grown = false;
            for (Unit unit : units) {
                if (unit.names().size() > 0 && !allIn(unit.names()) && (mayBlock(unit) || calls(unit, blocking))) {
                    grown |= addAll(unit.names(), blocking);
                }
            }
        }
        grown = true;
        while (grown) {
            grown = false;
            for (Unit unit : units) {
                if (unit.has(WordTable.ASYNC) || isIn(unit.names(), reached)) {
                    grown |= reach(unit.called());
                }
            }
        }
    }

    private boolean allIn(Ints names) {
        return names.stream().allMatch(blocking::contains);
    }

    private boolean reach(Ints called) {
        boolean added = false;
        for (int i = 0; i < called.size(); i++) {
            added |= blocking.contains(called.get(i)) && reached.add(called.get(i));
        }
        return added;
    }

    private static boolean addAll(Ints names, Set<Integer> to) {
        boolean added = false;
        for (int i = 0; i < names.size(); i++) {
            added |= to.add(names.get(i));
        }
        return added;
    }

    private boolean mayBlock(Unit unit) {
        return WordTable.mayBlock(unit.flags(), words);
    }

    private static boolean calls(Unit unit, Set<Integer> names) {
        return isIn(unit.called(), names);
    }

    boolean keeps(Unit unit) {
        if (unit.has(WordTable.PENDING) && unit.has(WordTable.CONTEXT)) {
            return true;
        }
        if (unit.has(WordTable.ASYNC)) {
            return mayBlock(unit)
                    || (unit.has(WordTable.AWAIT)
                            && (unit.has(WordTable.LOCK | WordTable.GUARD) || calls(unit, guards)))
                    || calls(unit, reached);
        }
        return isIn(unit.names(), reached) && (mayBlock(unit) || calls(unit, reached));
    }

    /** Whether at least the head has to be read: it tells a type, or which function a call means. */
    boolean keepsHead(Unit unit) {
        return (unit.head() & (WordTable.TYPE | WordTable.GUARD)) != 0 || isIn(unit.names(), reached);
    }

    private static boolean isIn(Ints names, Set<Integer> wanted) {
        for (int i = 0; i < names.size(); i++) {
            if (wanted.contains(names.get(i))) {
                return true;
            }
        }
        return false;
    }

    /** Whether the file has to be parsed at all. */
    boolean needs(Outline outline) {
        boolean types = (outline.flags() & (WordTable.TYPE | WordTable.GUARD)) != 0
                || outline.functions().stream().anyMatch(u -> (u.head() & WordTable.GUARD) != 0);
        return any && (types || outline.functions().stream().anyMatch(this::keeps));
    }
}
