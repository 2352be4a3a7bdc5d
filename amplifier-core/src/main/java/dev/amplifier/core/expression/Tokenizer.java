package dev.amplifier.core.expression;

import dev.amplifier.core.template.Reference;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;

/** Cuts an expression into tokens. Used once, by one thread. */
final class Tokenizer {

    private final String source;
    private final boolean withReferences;
    private final List<Token> tokens = new ArrayList<>();
    private int at;

    private Tokenizer(String source, boolean withReferences) {
        this.source = source;
        this.withReferences = withReferences;
    }

    /**
     * The tokens of an expression.
     *
     * @param withReferences whether references are operands; otherwise their braces are errors, as after textual substitution
     */
    static List<Token> tokens(String source, boolean withReferences) throws ExpressionSyntaxException {
        Tokenizer tokenizer = new Tokenizer(source, withReferences);
        tokenizer.run();
        return tokenizer.tokens;
    }

    private void run() throws ExpressionSyntaxException {
        while (at < source.length()) {
            char c = source.charAt(at);
            if (Character.isWhitespace(c)) {
                at++;
            } else if (c == '(' || c == ')') {
                tokens.add(new Token.Parenthesis(String.valueOf(c), at++));
            } else if (c == '\'' || c == '"') {
                quoted(c);
            } else if (!operator() && !word()) {
                throw unexpected();
            }
        }
    }

    private ExpressionSyntaxException unexpected() {
        String character = Character.toString(source.codePointAt(at));
        String hint = withReferences && source.startsWith("{{", at)
                ? ". A reference is {{name}} or {{name.key}}, without blanks"
                : "";
        return new ExpressionSyntaxException("Unexpected character '" + character + "' at position " + at + hint, at);
    }

    private boolean operator() {
        for (String operator : List.of("==", "!=", "<=", ">=", "<", ">")) {
            if (source.startsWith(operator, at)) {
                tokens.add(new Token.Operator(operator, at));
                at += operator.length();
                return true;
            }
        }
        return false;
    }

    private boolean word() {
        int start = at;
        List<Token.Part> parts = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        while (at < source.length()) {
            int c = source.codePointAt(at);
            if (Character.isLetterOrDigit(c) || c == '_' || c == '.') {
                text.appendCodePoint(c);
                at += Character.charCount(c);
            } else if (!reference(parts, text) && !negativeNumber(start, text)) {
                break;
            }
        }
        if (at == start) {
            return false;
        }
        flush(parts, text);
        String written = source.substring(start, at);
        boolean keyword = written.equals("and") || written.equals("or") || written.equals("not");
        tokens.add(keyword ? new Token.Keyword(written, start) : new Token.Value(written, start, false, ' ', parts));
        return true;
    }

    /** A minus sign right in front of a digit, which only typed evaluation knows. */
    private boolean negativeNumber(int start, StringBuilder text) {
        boolean starts = withReferences
                && at == start
                && source.charAt(at) == '-'
                && at + 1 < source.length()
                && (Character.isDigit(source.charAt(at + 1)) || source.charAt(at + 1) == '.');
        if (starts) {
            text.append('-');
            at++;
        }
        return starts;
    }

    private boolean reference(List<Token.Part> parts, StringBuilder text) {
        if (!withReferences || source.charAt(at) != '{') {
            return false;
        }
        Matcher matcher = Reference.PATTERN.matcher(source).region(at, source.length());
        if (!matcher.lookingAt()) {
            return false;
        }
        flush(parts, text);
        parts.add(new Token.Part.Variable(Reference.of(matcher.group(1)), at));
        at = matcher.end();
        return true;
    }

    private static void flush(List<Token.Part> parts, StringBuilder text) {
        if (!text.isEmpty()) {
            parts.add(new Token.Part.Text(text.toString()));
            text.setLength(0);
        }
    }

    private void quoted(char quote) throws ExpressionSyntaxException {
        int start = at++;
        List<Token.Part> parts = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        while (true) {
            if (at >= source.length()) {
                throw new ExpressionSyntaxException("Unterminated string literal starting at position " + start, start);
            }
            char c = source.charAt(at);
            if (c == quote) {
                at++;
                break;
            }
            if (c == '\\' && at + 1 < source.length() && "\\'\"".indexOf(source.charAt(at + 1)) >= 0) {
                text.append(source.charAt(at + 1));
                at += 2;
            } else if (!reference(parts, text)) {
                text.append(c);
                at++;
            }
        }
        flush(parts, text);
        tokens.add(new Token.Value(source.substring(start, at), start, true, quote, parts));
    }
}
