package dev.amplifier.core.hook.module;

/** A pattern in which {@code *} stands for any text. Fitting takes time in proportion to the text, times the stars. */
record NamePattern(String glob) {

    static NamePattern of(String glob) {
        return new NamePattern(glob);
    }

    boolean fits(String text) {
        String[] parts = glob.split("\\*", -1);
        if (parts.length == 1) {
            return text.equals(glob);
        }
        String last = parts[parts.length - 1];
        if (!text.startsWith(parts[0])) {
            return false;
        }
        int at = parts[0].length();
        for (int i = 1; i < parts.length - 1; i++) {
            int found = text.indexOf(parts[i], at);
            if (found < 0) {
                return false;
            }
            at = found + parts[i].length();
        }
        return text.length() - at >= last.length() && text.endsWith(last);
    }
}
