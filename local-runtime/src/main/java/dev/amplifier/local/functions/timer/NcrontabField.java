package dev.amplifier.local.functions.timer;

import java.util.BitSet;
import java.util.List;
import java.util.Locale;

/** A field of an NCRONTAB expression, such as the minutes. */
enum NcrontabField {
    SECOND("second", 0, 59, List.of()),
    MINUTE("minute", 0, 59, List.of()),
    HOUR("hour", 0, 23, List.of()),
    DAY("day", 1, 31, List.of()),
    MONTH("month", 1, 12, List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")),
    DAY_OF_WEEK("day of the week", 0, 6, List.of("sun", "mon", "tue", "wed", "thu", "fri", "sat"));

    private final String title;
    private final int min;
    private final int max;
    private final List<String> names;

    NcrontabField(String title, int min, int max, List<String> names) {
        this.title = title;
        this.min = min;
        this.max = max;
        this.names = names;
    }

    /**
     * The values that a text allows: numbers, names, ranges, steps and lists of them.
     *
     * @throws IllegalArgumentException if the text is not understood; the message says what is allowed
     */
    BitSet parse(String text) {
        BitSet values = new BitSet(max + 1);
        for (String part : text.split(",", -1)) {
            String[] steps = part.split("/", -1);
            int step = steps.length == 1 ? 1 : number(steps[1], text, 1, max);
            String[] ends = steps[0].split("-", -1);
            boolean open = steps[0].equals("*");
            int first = open ? min : value(ends[0], text);
            int last = open || (ends.length == 1 && steps.length > 1) ? max : value(ends[ends.length - 1], text);
            if (steps.length > 2 || ends.length > 2 || first > last) {
                throw fault(text);
            }
            for (int value = first; value <= last; value += step) {
                values.set(value);
            }
        }
        return values;
    }

    private int value(String text, String whole) {
        int named = names.indexOf(text.toLowerCase(Locale.ROOT));
        return named >= 0 ? named + min : number(text, whole, min, max);
    }

    private int number(String text, String whole, int least, int most) {
        try {
            int number = Integer.parseInt(text);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw fault(whole);
        }
        throw fault(whole);
    }

    private IllegalArgumentException fault(String text) {
        return new IllegalArgumentException("\"" + text + "\" is no " + title + "; allowed are *, numbers from " + min
                + " to " + max + (names.isEmpty() ? "" : ", names such as " + names.getFirst())
                + ", ranges such as 1-5, steps such as */5, and lists of these");
    }
}
