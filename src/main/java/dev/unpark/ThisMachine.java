package dev.unpark;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import org.jspecify.annotations.Nullable;

/** The machine that Unpark runs on, asked through the system's own loader. */
@SuppressWarnings("restricted") // The launcher allows native access; nothing but the loader and libX11 is called.
final class ThisMachine implements Display.Machine {
    @Override
    public @Nullable String environment(String variable) {
        return System.getenv(variable);
    }

    @Override
    public boolean loads(String library) {
        try {
            // Never unloaded: the window is about to load it again.
            SymbolLookup.libraryLookup(library, Arena.global());
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    @Override
    public boolean displayAnswers() {
        try {
            SymbolLookup x11 = SymbolLookup.libraryLookup("libX11.so.6", Arena.global());
            MemorySegment display = (MemorySegment)
                    function(x11, "XOpenDisplay", FunctionDescriptor.of(ValueLayout.ADDRESS, ValueLayout.ADDRESS))
                            .invokeExact(MemorySegment.NULL);
            if (display.equals(MemorySegment.NULL)) {
                return false;
            }
            int closed = (int)
                    function(x11, "XCloseDisplay", FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.ADDRESS))
                            .invokeExact(display);
            return closed == 0;
        } catch (Throwable e) {
            // A method handle may throw anything; whatever it was, the display could not be asked.
            return false;
        }
    }

    private static MethodHandle function(SymbolLookup library, String name, FunctionDescriptor type) {
        return Linker.nativeLinker().downcallHandle(library.find(name).orElseThrow(), type);
    }
}
