package dev.amplifier.core.recipe;

import dev.amplifier.core.diagnostic.Code;
import dev.amplifier.core.diagnostic.Findings;
import dev.amplifier.core.yaml.SourceText;

/** The rules for names of recipes, stages and variables. */
final class Names {

    private Names() {}

    /** Whether only letters, digits and the allowed extras stand there, at least one letter or digit among them. */
    static boolean isName(String text, String extras) {
        boolean solid = false;
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            if (Character.isLetterOrDigit(c)) {
                solid = true;
            } else if (extras.indexOf(c) < 0) {
                return false;
            }
            i += Character.charCount(c);
        }
        return solid;
    }

    /** Reports a name that no variable can have. */
    static void checkVariable(Findings findings, String field, String path, SourceText name, boolean written) {
        if (!isName(name.value(), "_")) {
            findings.refused(
                    Code.INVALID_VARIABLE_NAME,
                    path,
                    name.range(),
                    "'" + field + "' names the variable '" + name.value()
                            + "'; only letters, digits and '_' are allowed.");
        } else if (written && RecipeFields.RESERVED_VARIABLES.contains(name.value())) {
            findings.refused(
                    Code.RESERVED_NAME,
                    path,
                    name.range(),
                    "'" + field + "' names the variable '" + name.value()
                            + "', which belongs to the engine; choose another name.");
        }
    }
}
