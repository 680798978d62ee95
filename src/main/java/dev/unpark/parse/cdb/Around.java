package dev.unpark.parse.cdb;

import dev.unpark.parse.Scan;
import java.util.List;

/** What the debugger says besides stacks, and what a person typed at its prompt. */
final class Around {
    private static final List<String> KNOWN = List.of(
            "Microsoft (R) Windows Debugger Version",
            "Copyright (c) Microsoft Corporation",
            "CommandLine: ",
            "ModLoad: ",
            "*** WARNING: ",
            "*** ERROR: ",
            "*** wait with pending attach",
            "************* ",
            "ExtensionRepository : ",
            "UseExperimentalFeatureForNugetShare : ",
            "AllowNugetExeUpdate : ",
            "NonInteractiveNuget : ",
            "AllowNugetMSCredentialProviderInstall : ",
            "AllowParallelInitializationOfLocalRepositories : ",
            "EnableRedirectToChakraJsProvider : ",
            ">>>>>>>>>>>>> ",
            "----> Repository : ",
            "Response ",
            "Deferred ",
            "OK ",
            "Symbol search path is: ",
            "Executable search path is: ",
            "Loading Dump File ",
            "User Mini Dump File",
            "Windows ",
            "Product: ",
            "Edition build lab: ",
            "Machine Name:",
            "Debug session time: ",
            "System Uptime: ",
            "Process Uptime: ",
            "  Kernel time: ",
            "  User time: ",
            "Kernel time: ",
            "User time: ",
            "Loading unloaded module list",
            "This dump file has ",
            "The stored exception information ",
            "For analysis of this file, run ",
            "Reloading current modules",
            "Press ctrl-c ",
            "Processing ",
            "Total threads: ",
            "Closing open log file",
            "Opened log file ",
            "NatVis script ",
            "quit:",
            "Detached");

    private Around() {}

    static boolean isKnown(String line) {
        return KNOWN.stream().anyMatch(line::startsWith)
                || promptEnd(line) >= 0
                || line.chars().allMatch(c -> c == '.')
                || isThreadDetail(line.strip())
                || isException(line)
                || isInstruction(line)
                || isRegisters(line);
    }

    /** Index behind {@code 0:016> } or {@code 0:000:x86> }, -1 if the line does not begin so. */
    static int promptEnd(String line) {
        int colon = Scan.digits(line, 0);
        int end = colon > 0 && line.startsWith(":", colon) ? Scan.digits(line, colon + 1) : 0;
        end = line.startsWith(":x86", end) ? end + 4 : end;
        return end > colon + 1 && line.startsWith(">", end) ? end + 1 : -1;
    }

    /** The number of the thread that the prompt names, or -1. */
    static int promptThread(String line) {
        int colon = line.indexOf(':');
        return (int) Scan.decimal(line, colon + 1, Math.min(Scan.digits(line, colon + 1), colon + 9));
    }

    //       Start: srv!mainCRTStartup (00007ff7`a91e6c2d)
    //       Priority: 0  Priority class: 32  Affinity: ff
    private static boolean isThreadDetail(String text) {
        return text.startsWith("Priority: ") || text.startsWith("Start: ") || text.startsWith("Affinity: ");
    }

    // (97bc.142c): Break instruction exception - code 80000003 (first chance)
    private static boolean isException(String line) {
        int dot = line.startsWith("(") ? Scan.hexDigits(line, 1) : 0;
        return dot > 1 && line.startsWith(".", dot) && line.indexOf("): ", dot) > 0;
    }

    // ntdll!DbgBreakPoint:
    // 00007ff9`a6981b30 cc              int     3
    private static boolean isInstruction(String line) {
        int end = Scan.hexDigits(line, 0);
        end = end == 8 && line.startsWith("`", end) ? Scan.hexDigits(line, end + 1) : end;
        boolean code = (end == 8 || end == 17) && line.startsWith(" ", end) && Scan.hexDigits(line, end + 1) > end + 2;
        boolean label = line.endsWith(":") && line.indexOf(' ') < 0 && (line.contains("!") || line.contains("+0x"));
        return code || label;
    }

    // rax=0000000000000034 rbx=..       iopl=0         nv up ei pl zr na po nc
    private static boolean isRegisters(String line) {
        String text = line.strip();
        int equals = text.indexOf('=');
        return equals > 0 && equals <= 4 && (text.startsWith("iopl=") || Scan.hexDigits(text, equals + 1) > equals + 2);
    }
}
