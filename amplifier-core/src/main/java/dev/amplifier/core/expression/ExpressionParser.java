package dev.amplifier.core.expression;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Recursive descent over the tokens of an expression. Used once, by one thread. */
final class ExpressionParser {

    private static final int MAX_DEPTH = 100;

    private final List<Token> tokens;
    private final int end;
    private int at;
    private int depth;

    private ExpressionParser(List<Token> tokens, int end) {
        this.tokens = tokens;
        this.end = end;
    }

    /** The expression that the tokens spell; there is at least one token. */
    static Expression parse(List<Token> tokens, int end) throws ExpressionSyntaxException {
        ExpressionParser parser = new ExpressionParser(tokens, end);
        Expression expression = parser.or();
        Token rest = parser.peek();
        if (rest != null) {
            throw new ExpressionSyntaxException(
                    "Unexpected token '" + rest.text() + "' at position " + parser.at, rest.offset());
        }
        return expression;
    }

    private Expression or() throws ExpressionSyntaxException {
        Expression left = and();
        while (keyword("or")) {
            left = new Expression.Or(left, and());
        }
        return left;
    }

    private Expression and() throws ExpressionSyntaxException {
        Expression left = not();
        while (keyword("and")) {
            left = new Expression.And(left, not());
        }
        return left;
    }

    private Expression not() throws ExpressionSyntaxException {
        if (!keyword("not")) {
            return comparison();
        }
        deeper();
        Expression of = not();
        depth--;
        return new Expression.Not(of);
    }

    private Expression comparison() throws ExpressionSyntaxException {
        Expression left = atom();
        if (peek() instanceof Token.Operator(String operator, int offset)) {
            at++;
            return new Expression.Comparison(left, operator, atom());
        }
        return left;
    }

    private Expression atom() throws ExpressionSyntaxException {
        Token token = peek();
        return switch (token) {
            case null -> throw new ExpressionSyntaxException("Unexpected end of expression", end);
            case Token.Value value -> {
                at++;
                yield new Expression.Value(value);
            }
            case Token.Parenthesis parenthesis when parenthesis.opens() -> group(parenthesis);
            case Token.Operator operator ->
                throw new ExpressionSyntaxException(
                        "Unexpected operator '" + operator.text() + "' where value expected", operator.offset());
            case Token.Keyword keyword ->
                throw new ExpressionSyntaxException(
                        "Unexpected operator '" + keyword.text() + "' where value expected", keyword.offset());
            case Token.Parenthesis parenthesis ->
                throw new ExpressionSyntaxException("Unexpected token ')' at position " + at, parenthesis.offset());
        };
    }

    private Expression group(Token.Parenthesis opening) throws ExpressionSyntaxException {
        at++;
        deeper();
        Expression inner = or();
        depth--;
        if (!(peek() instanceof Token.Parenthesis closing) || closing.opens()) {
            Token found = peek();
            throw new ExpressionSyntaxException(
                    "Expected ')' to close parenthesized expression", found == null ? end : found.offset());
        }
        at++;
        return inner;
    }

    private void deeper() throws ExpressionSyntaxException {
        if (++depth > MAX_DEPTH) {
            throw new ExpressionSyntaxException(
                    "The expression nests more than " + MAX_DEPTH + " deep",
                    at < tokens.size() ? tokens.get(at).offset() : end);
        }
    }

    private boolean keyword(String word) {
        if (peek() instanceof Token.Keyword(String text, int offset) && text.equals(word)) {
            at++;
            return true;
        }
        return false;
    }

    private @Nullable Token peek() {
        return at < tokens.size() ? tokens.get(at) : null;
    }
}
