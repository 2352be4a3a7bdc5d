package dev.amplifier.core.provider.offline;

import java.util.regex.Pattern;

/** Dates as people write them. */
final class Dates {

    private static final String MONTH =
            "(?:jan(?:uary|uar|vier)?|jänner|enero|gennaio|feb(?:ruary|ruar|rero|braio)?|février"
                    + "|mar(?:ch|s|zo)?|märz|apr(?:ile?)?|avril|abril|mai|may(?:o)?|maggio|jun[ei]?|juin|junio|giugno|jul[yi]?|juillet|julio|luglio"
                    + "|aug(?:ust)?|août|agosto|sep(?:t|tember|tembre|tiembre)?|settembre|o[ck]t(?:ober)?|octobre|octubre|ottobre"
                    + "|nov(?:ember|embre|iembre)?|de[cz](?:ember)?|décembre|diciembre|dicembre)\\b";

    /** A day, with or without a year. */
    static final Pattern DAY = Pattern.compile(
            "\\d{4}-\\d{2}-\\d{2}|\\d{1,2}[./]\\d{1,2}[./]\\d{2,4}|\\b(?<![\\d,.])\\d{1,2}\\.? (?:de )?" + MONTH
                    + "(?: (?:de )?\\d{4})?",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS);

    private static final Pattern ORDINAL = Pattern.compile("(?:^|\\D)\\d{1,2}\\.$");
    private static final Pattern BEGINS_WITH_MONTH =
            Pattern.compile(MONTH, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS);

    private Dates() {}

    /** Whether the full stop between two texts is the one of a date, as in "3. Mai". */
    static boolean isSplit(String before, String after) {
        return ORDINAL.matcher(before.strip()).find()
                && BEGINS_WITH_MONTH.matcher(after).lookingAt();
    }
}
