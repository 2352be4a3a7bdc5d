package dev.amplifier.core.expression;

import com.fasterxml.jackson.databind.JsonNode;
import dev.amplifier.core.json.PythonText;
import dev.amplifier.core.template.Reference;
import dev.amplifier.core.template.UndefinedVariableException;
import dev.amplifier.core.template.Variables;
import java.util.List;

/**
 * Evaluation with typed operands: a reference is one operand, whatever its text looks like. Answers what the reference evaluator answers
 * wherever that one has an answer; lists, maps, negative numbers and texts of any form work too.
 */
final class TypedEvaluation {

    private final Variables variables;
    private final Regime regime;

    private TypedEvaluation(Variables variables, Regime regime) {
        this.variables = variables;
        this.regime = regime;
    }

    static Evaluation evaluate(String source, Variables variables, Regime regime) {
        if (source.isBlank()) {
            return new Evaluation.Answer(true);
        }
        if (source.length() > Expressions.MAX_LENGTH) {
            return Expressions.tooLong();
        }
        try {
            List<Token> tokens = Tokenizer.tokens(source, true);
            Expression expression = ExpressionParser.parse(tokens, source.length());
            TypedEvaluation evaluation = new TypedEvaluation(variables, regime);
            evaluation.refuseQuotedReferences(tokens);
            return new Evaluation.Answer(Evaluator.truth(expression, evaluation::operand));
        } catch (ExpressionSyntaxException e) {
            return Expressions.malformed(e);
        } catch (UndefinedVariableException e) {
            return new Evaluation.Undefined(e.problem());
        }
    }

    private Operand operand(Token.Value token) throws UndefinedVariableException {
        if (!token.quoted()
                && token.parts().size() == 1
                && token.parts().get(0) instanceof Token.Part.Variable(Reference reference, int offset)) {
            return single(resolve(reference));
        }
        StringBuilder text = new StringBuilder();
        for (Token.Part part : token.parts()) {
            switch (part) {
                case Token.Part.Text(String piece) -> text.append(piece);
                case Token.Part.Variable(Reference reference, int offset) ->
                    text.append(inside(token, resolve(reference)));
            }
        }
        return token.quoted() ? Operand.quoted(text.toString()) : Operand.bare(text.toString());
    }

    private Operand single(JsonNode value) {
        if (value.isContainerNode()) {
            return new Operand(PythonText.json(value), !value.isEmpty());
        }
        String text = PythonText.rendered(value);
        return value.isTextual() && regime == Regime.QUOTED ? Operand.quoted(text) : Operand.bare(text);
    }

    /** Inside double quotes the reference evaluator keeps the quotes that it puts around a text. */
    private String inside(Token.Value token, JsonNode value) {
        String text = PythonText.rendered(value);
        return token.quoted() && value.isTextual() && regime == Regime.QUOTED ? "'" + text + "'" : text;
    }

    private JsonNode resolve(Reference reference) throws UndefinedVariableException {
        JsonNode value = reference.resolve(variables);
        if (value.isNull() && regime == Regime.QUOTED) {
            throw UndefinedVariableException.holdsNothing(reference);
        }
        return value;
    }

    private void refuseQuotedReferences(List<Token> tokens)
            throws ExpressionSyntaxException, UndefinedVariableException {
        for (Token token : tokens) {
            if (regime != Regime.QUOTED || !(token instanceof Token.Value value) || value.quote() != '\'') {
                continue;
            }
            for (Token.Part part : value.parts()) {
                if (part instanceof Token.Part.Variable(Reference reference, int offset)
                        && resolve(reference).isTextual()) {
                    throw new ExpressionSyntaxException(
                            "{{" + reference.dotted() + "}} stands in quotes at position " + offset
                                    + "; a text is quoted by itself: leave the quotes out",
                            offset);
                }
            }
        }
    }
}
