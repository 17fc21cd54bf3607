package io.calendly.domain.user;

import java.util.Optional;

/** What any text has to be, whatever it is for. */
public final class Text {

    private Text() {}

    /**
     * What keeps the text from being one line of a length, as the rest of a sentence; empty if nothing does.
     *
     * @param longest how many characters (UTF-16 code units) it has at most
     */
    public static Optional<String> faultInLine(String text, int longest) {
        return fault(text, longest, text.chars().anyMatch(Character::isISOControl));
    }

    /**
     * The same for a text of several lines, in which line breaks and tabs are allowed.
     *
     * @param longest how many characters (UTF-16 code units) it has at most
     */
    public static Optional<String> faultInLines(String text, int longest) {
        return fault(text, longest, text.chars().anyMatch(c -> Character.isISOControl(c) && "\r\n\t".indexOf(c) < 0));
    }

    private static Optional<String> fault(String text, int longest, boolean hasControls) {
        if (text.length() > longest) {
            return Optional.of("must have at most " + longest + " characters");
        }
        if (text.codePoints().anyMatch(c -> Character.getType(c) == Character.SURROGATE)) {
            return Optional.of("must be valid Unicode");
        }
        return hasControls ? Optional.of("must not have control characters") : Optional.empty();
    }
}
