package dev.unpark.source;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BOOLEAN;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;
import java.lang.foreign.StructLayout;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;
import org.treesitter.TSTree;

/**
 * The cursor of tree-sitter itself, called without the Java binding, which takes most of the time that a large tree needs.
 * The binding's library exports the C functions on Linux and macOS; where it does not, there is none.
 */
final class NativeCursor implements TreeCursor {
    private static final StructLayout NODE = MemoryLayout.structLayout(
            MemoryLayout.sequenceLayout(4, JAVA_INT).withName("context"),
            ADDRESS.withName("id"),
            ADDRESS.withName("tree"));

    private static final StructLayout CURSOR = MemoryLayout.structLayout(
            ADDRESS.withName("tree"),
            ADDRESS.withName("id"),
            MemoryLayout.sequenceLayout(3, JAVA_INT).withName("context"),
            MemoryLayout.paddingLayout(4));

    private static final @Nullable Method POINTER = pointer();
    private static final @Nullable MethodHandle ROOT =
            handle("ts_tree_root_node", FunctionDescriptor.of(NODE, ADDRESS));
    private static final @Nullable MethodHandle NEW = handle("ts_tree_cursor_new", FunctionDescriptor.of(CURSOR, NODE));
    private static final @Nullable MethodHandle DELETE =
            handle("ts_tree_cursor_delete", FunctionDescriptor.ofVoid(ADDRESS));
    private static final @Nullable MethodHandle CHILD =
            handle("ts_tree_cursor_goto_first_child", FunctionDescriptor.of(JAVA_BOOLEAN, ADDRESS));
    private static final @Nullable MethodHandle SIBLING =
            handle("ts_tree_cursor_goto_next_sibling", FunctionDescriptor.of(JAVA_BOOLEAN, ADDRESS));
    private static final @Nullable MethodHandle PARENT =
            handle("ts_tree_cursor_goto_parent", FunctionDescriptor.of(JAVA_BOOLEAN, ADDRESS));
    private static final @Nullable MethodHandle CURRENT =
            handle("ts_tree_cursor_current_node", FunctionDescriptor.of(NODE, ADDRESS));
    private static final @Nullable MethodHandle FIELD =
            handle("ts_tree_cursor_current_field_id", FunctionDescriptor.of(JAVA_SHORT, ADDRESS));
    private static final @Nullable MethodHandle SYMBOL =
            handle("ts_node_symbol", FunctionDescriptor.of(JAVA_SHORT, NODE));
    private static final @Nullable MethodHandle START =
            handle("ts_node_start_byte", FunctionDescriptor.of(JAVA_INT, NODE));
    private static final @Nullable MethodHandle END = handle("ts_node_end_byte", FunctionDescriptor.of(JAVA_INT, NODE));

    private static final boolean COMPLETE = ROOT != null
            && NEW != null
            && DELETE != null
            && CHILD != null
            && SIBLING != null
            && PARENT != null
            && CURRENT != null
            && FIELD != null
            && SYMBOL != null
            && START != null
            && END != null;

    private final Arena arena = Arena.ofConfined();
    private final MemorySegment node = arena.allocate(NODE);
    private final SegmentAllocator intoNode = (size, alignment) -> node;
    private final MemorySegment cursor;
    private boolean known;

    private NativeCursor(long tree) throws Throwable {
        MemorySegment root = (MemorySegment) use(ROOT).invokeExact(intoNode, MemorySegment.ofAddress(tree));
        cursor = (MemorySegment) use(NEW).invokeExact((SegmentAllocator) arena, root);
    }

    /** Null where the library does not export what it takes. */
    static @Nullable TreeCursor of(TSTree tree) {
        Method pointer = POINTER;
        if (pointer == null || !COMPLETE) {
            return null;
        }
        try {
            return new NativeCursor((long) pointer.invoke(tree));
        } catch (Throwable e) {
            throw unexpected(e);
        }
    }

    private static @Nullable Method pointer() {
        try {
            Method method = TSTree.class.getDeclaredMethod("getPtr");
            method.setAccessible(true);
            return method;
        } catch (ReflectiveOperationException | RuntimeException e) {
            return null;
        }
    }

    @SuppressWarnings("restricted") // the launcher and the tests enable native access, which the binding needs as well
    private static @Nullable MethodHandle handle(String name, FunctionDescriptor descriptor) {
        try {
            return SymbolLookup.loaderLookup()
                    .find(name)
                    .map(symbol ->
                            Linker.nativeLinker().downcallHandle(symbol, descriptor, Linker.Option.critical(false)))
                    .orElse(null);
        } catch (RuntimeException | LinkageError e) {
            return null;
        }
    }

    private static MethodHandle use(@Nullable MethodHandle handle) {
        if (handle == null) {
            throw new IllegalStateException("asked of() first");
        }
        return handle;
    }

    private static RuntimeException unexpected(Throwable e) {
        return e instanceof RuntimeException known ? known : new IllegalStateException(e);
    }

    private boolean move(@Nullable MethodHandle handle) {
        try {
            boolean moved = (boolean) use(handle).invokeExact(cursor);
            known &= !moved;
            return moved;
        } catch (Throwable e) {
            throw unexpected(e);
        }
    }

    @Override
    public boolean toFirstChild() {
        return move(CHILD);
    }

    @Override
    public boolean toNextSibling() {
        return move(SIBLING);
    }

    @Override
    public boolean toParent() {
        return move(PARENT);
    }

    private MemorySegment node() throws Throwable {
        if (!known) {
            MemorySegment current = (MemorySegment) use(CURRENT).invokeExact(intoNode, cursor);
            known = current.address() == node.address();
        }
        return node;
    }

    @Override
    public int symbol() {
        try {
            return (short) use(SYMBOL).invokeExact(node()) & 0xffff;
        } catch (Throwable e) {
            throw unexpected(e);
        }
    }

    @Override
    public int field() {
        try {
            return (short) use(FIELD).invokeExact(cursor) & 0xffff;
        } catch (Throwable e) {
            throw unexpected(e);
        }
    }

    @Override
    public int start() {
        try {
            return (int) use(START).invokeExact(node());
        } catch (Throwable e) {
            throw unexpected(e);
        }
    }

    @Override
    public int end() {
        try {
            return (int) use(END).invokeExact(node());
        } catch (Throwable e) {
            throw unexpected(e);
        }
    }

    @Override
    public void close() {
        try {
            use(DELETE).invokeExact(cursor);
        } catch (Throwable e) {
            throw unexpected(e);
        } finally {
            arena.close();
        }
    }
}
