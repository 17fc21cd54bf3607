package io.calendly.http.request;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/**
 * Integers in all the forms that clients write: {@code 1735689600}, {@code 1735689600.0}, {@code 1.7356896e9}.
 *
 * <p>A number outside the range of a {@code long} becomes the nearest {@code long}, which is outside every range that
 * is checked as well.
 */
public final class LenientIntegers {

    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,1000}(\\.\\d{1,1000})?([eE][+-]?\\d{1,1000})?");

    private static final BigDecimal MIN = BigDecimal.valueOf(Long.MIN_VALUE);
    private static final BigDecimal MAX = BigDecimal.valueOf(Long.MAX_VALUE);
    private static final int DIGITS_OF_LONG = 19;

    private LenientIntegers() {}

    /** Returns the integer; empty if the JSON value is not a number or has a fraction. */
    public static OptionalLong of(JsonNode value) {
        if (value.canConvertToLong() && value.isIntegralNumber()) {
            return OptionalLong.of(value.longValue());
        }
        return value.isNumber() ? of(value.decimalValue()) : OptionalLong.empty();
    }

    /** Returns the integer; empty if the text is not a number or has a fraction. */
    public static OptionalLong of(String text) {
        if (!NUMBER.matcher(text).matches()) {
            return OptionalLong.empty();
        }
        try {
            return of(new BigDecimal(text));
        } catch (NumberFormatException e) {
            // The pattern leaves one thing to fail on: an exponent past what a BigDecimal can hold.
            return text.matches("-?[0.]+[eE].*") ? OptionalLong.of(0) : ofHugeExponent(text);
        }
    }

    private static OptionalLong ofHugeExponent(String text) {
        boolean tiny = text.contains("e-") || text.contains("E-");
        return tiny ? OptionalLong.empty() : OptionalLong.of(text.startsWith("-") ? Long.MIN_VALUE : Long.MAX_VALUE);
    }

    private static OptionalLong of(BigDecimal number) {
        // Stripped, a number never has to be written out: 1e999999999 stays one digit and an exponent.
        BigDecimal stripped = number.stripTrailingZeros();
        if (stripped.scale() > 0) {
            return OptionalLong.empty();
        }
        if ((long) stripped.precision() - stripped.scale() > DIGITS_OF_LONG) {
            return OptionalLong.of(stripped.signum() < 0 ? Long.MIN_VALUE : Long.MAX_VALUE);
        }
        return OptionalLong.of(stripped.max(MIN).min(MAX).longValueExact());
    }
}
