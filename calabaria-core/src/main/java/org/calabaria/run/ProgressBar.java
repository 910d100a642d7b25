package org.calabaria.run;

import java.io.Console;
import java.io.PrintStream;
import java.lang.reflect.InvocationTargetException;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A progress bar on a terminal: one line, overwritten at each update, with counts, failures, recalled runs, rate and
 * remaining time.
 *
 * <pre>{@code
 * Runner.local().progress(ProgressBar.on(System.err))
 * }</pre>
 *
 * <p>If the program does not run on a terminal, nothing is written. For one sweep at a time.
 */
public final class ProgressBar implements ProgressListener {

    private static final int CELLS = 24;

    private final PrintStream out;
    private final boolean visible;
    private int width;

    ProgressBar(PrintStream out, boolean visible) {
        this.out = Objects.requireNonNull(out, "out must not be null");
        this.visible = visible;
    }

    /** Creates a progress bar that writes to a stream, such as {@link System#err}. */
    public static ProgressBar on(PrintStream out) {
        return new ProgressBar(out, isTerminal(System.console()));
    }

    /** From JDK 22 on there can be a console without a terminal; a method of the console distinguishes the two. */
    private static boolean isTerminal(@Nullable Console console) {
        if (console == null) {
            return false;
        }
        try {
            return (Boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (NoSuchMethodException older) {
            return true;
        } catch (IllegalAccessException | InvocationTargetException e) {
            return false;
        }
    }

    @Override
    public void progress(Progress progress) {
        write(progress, "");
    }

    @Override
    public void ended(Progress last) {
        write(last, System.lineSeparator());
    }

    private void write(Progress progress, String end) {
        if (visible) {
            String line = line(progress);
            String blank = " ".repeat(Math.max(0, width - line.length()));
            out.print("\r" + line + blank + end);
            out.flush();
            width = line.length();
        }
    }

    /** {@code [######------------------]  25 %  120 of 480 runs, 3 failed, 40 recalled, 40/s, 9 s left}. */
    static String line(Progress progress) {
        StringBuilder line = new StringBuilder();
        progress.total().ifPresent(total -> {
            double share = total == 0 ? 1 : Math.min(1, (double) progress.done() / total);
            int full = (int) (share * CELLS);
            line.append('[')
                    .append("#".repeat(full))
                    .append("-".repeat(CELLS - full))
                    .append("] ");
            line.append(String.format(Locale.ROOT, "%3d %%  ", (int) (share * 100)));
        });
        line.append(progress.done());
        progress.total().ifPresent(total -> line.append(" of ").append(total));
        line.append(" runs");
        append(line, progress.failed(), " failed");
        append(line, progress.recalled(), " recalled");
        append(line, progress.abandoned(), " abandoned");
        line.append(", ").append(rate(progress.rate())).append("/s");
        progress.remaining()
                .ifPresent(left -> line.append(", ").append(left.toSeconds()).append(" s left"));
        return line.toString();
    }

    private static void append(StringBuilder line, long count, String what) {
        if (count > 0) {
            line.append(", ").append(count).append(what);
        }
    }

    private static String rate(double rate) {
        return rate >= 10 ? String.valueOf(StrictMath.round(rate)) : String.format(Locale.ROOT, "%.1f", rate);
    }
}
