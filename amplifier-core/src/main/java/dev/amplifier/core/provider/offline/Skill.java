package dev.amplifier.core.provider.offline;

/**
 * One kind of work that can be done on a text by looking at its words.
 *
 * @param asked words of an instruction that ask for it, as a regular expression
 * @param work does it; the answer is Markdown
 */
record Skill(String asked, Work work) {

    /** Does the work. */
    @FunctionalInterface
    interface Work {
        String on(Task task);
    }
}
