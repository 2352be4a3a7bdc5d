package dev.amplifier.core.expression;

import com.fasterxml.jackson.databind.JsonNode;
import dev.amplifier.core.json.PythonText;
import dev.amplifier.core.template.Reference;
import dev.amplifier.core.template.Template;
import dev.amplifier.core.template.UndefinedVariableException;
import dev.amplifier.core.template.Variables;
import java.util.List;
import java.util.regex.Matcher;

/** Evaluation as the reference does it: the variables' text is put into the expression, and the outcome is parsed. */
final class TextualEvaluation {

    private TextualEvaluation() {}

    static Evaluation evaluate(String source, Variables variables, Regime regime) {
        String text;
        try {
            text = switch (regime) {
                case QUOTED -> quoted(source, variables);
                case RAW -> Template.render(source, variables);
            };
        } catch (UndefinedVariableException e) {
            return new Evaluation.Undefined(
                    regime == Regime.QUOTED ? "Undefined variable: " + e.reference() : e.problem());
        }
        if (text.isBlank()) {
            return new Evaluation.Answer(true);
        }
        if (text.length() > Expressions.MAX_LENGTH) {
            return Expressions.tooLong();
        }
        try {
            List<Token> tokens = Tokenizer.tokens(text, false);
            Expression expression = ExpressionParser.parse(tokens, text.length());
            return new Evaluation.Answer(Evaluator.truth(expression, TextualEvaluation::operand));
        } catch (ExpressionSyntaxException e) {
            return Expressions.malformed(e);
        }
    }

    private static Operand operand(Token.Value value) {
        StringBuilder text = new StringBuilder();
        for (Token.Part part : value.parts()) {
            if (part instanceof Token.Part.Text(String piece)) {
                text.append(piece);
            }
        }
        return value.quoted() ? Operand.quoted(text.toString()) : Operand.bare(text.toString());
    }

    private static String quoted(String source, Variables variables) throws UndefinedVariableException {
        Matcher matcher = Reference.PATTERN.matcher(source);
        StringBuilder out = new StringBuilder();
        int done = 0;
        while (matcher.find()) {
            out.append(source, done, matcher.start());
            out.append(inserted(Reference.of(matcher.group(1)), variables));
            done = matcher.end();
        }
        return out.append(source, done, source.length()).toString();
    }

    private static String inserted(Reference reference, Variables variables) throws UndefinedVariableException {
        JsonNode value = reference.resolve(variables);
        if (value.isNull()) {
            throw UndefinedVariableException.holdsNothing(reference);
        }
        if (value.isTextual()) {
            return "'" + value.textValue().replace("\\", "\\\\").replace("'", "\\'") + "'";
        }
        return value.isBoolean() ? Boolean.toString(value.booleanValue()) : PythonText.string(value);
    }
}
