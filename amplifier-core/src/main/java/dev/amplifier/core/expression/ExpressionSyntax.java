package dev.amplifier.core.expression;

import dev.amplifier.core.template.Reference;
import java.util.ArrayList;
import java.util.List;

/** What an expression says, before any variable is known. */
public sealed interface ExpressionSyntax {

    /**
     * The expression follows the grammar.
     *
     * @param references its references in order
     */
    record Valid(List<Located> references) implements ExpressionSyntax {
        /** Copies the list. */
        public Valid {
            references = List.copyOf(references);
        }
    }

    /**
     * The expression does not follow the grammar.
     *
     * @param message what is wrong
     * @param column where, from 1, in UTF-16 units
     */
    record Invalid(String message, int column) implements ExpressionSyntax {}

    /**
     * A reference and its place.
     *
     * @param reference the reference
     * @param column where its braces start, from 1, in UTF-16 units
     */
    record Located(Reference reference, int column) {}

    /** Reads an expression; a blank one is valid. */
    static ExpressionSyntax check(String source) {
        try {
            List<Token> tokens = Tokenizer.tokens(source, true);
            if (!tokens.isEmpty()) {
                ExpressionParser.parse(tokens, source.length());
            }
            List<Located> references = new ArrayList<>();
            for (Token token : tokens) {
                if (token instanceof Token.Value value) {
                    for (Token.Part part : value.parts()) {
                        if (part instanceof Token.Part.Variable(Reference reference, int offset)) {
                            references.add(new Located(reference, offset + 1));
                        }
                    }
                }
            }
            return new Valid(references);
        } catch (ExpressionSyntaxException e) {
            return new Invalid(e.problem(), e.offset() + 1);
        }
    }
}
