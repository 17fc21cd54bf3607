package io.calendly.app.logging;

import ch.qos.logback.classic.encoder.JsonEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.core.encoder.JsonEscapeUtil;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.event.KeyValuePair;

/** Logback's JSON encoder, with the key-value pairs of an event as fields of their own, numbers included. */
final class JsonLineEncoder extends JsonEncoder {

    JsonLineEncoder() {
        setWithFormattedMessage(true);
        setWithMessage(false);
        setWithArguments(false);
        setWithKVPList(false);
        setWithSequenceNumber(false);
        setWithNanoseconds(false);
        setWithThreadName(false);
        setWithContext(false);
        setWithMarkers(false);
        setWithMDC(false);
    }

    /** Leaves the field out where nothing was thrown. */
    @Override
    protected void appendThrowableProxy(StringBuilder json, String name, @Nullable IThrowableProxy thrown) {
        if (thrown != null) {
            super.appendThrowableProxy(json, name, thrown);
        }
    }

    @Override
    protected void appendCustomFields(StringBuilder json, ILoggingEvent event) {
        List<KeyValuePair> pairs = event.getKeyValuePairs();
        if (pairs != null) {
            pairs.forEach(pair -> append(json, pair));
        }
    }

    private void append(StringBuilder json, KeyValuePair pair) {
        json.append(VALUE_SEPARATOR);
        if (pair.value instanceof Number number) {
            json.append(QUOTE).append(pair.key).append(QUOTE_COL).append(number);
        } else {
            appenderMember(json, pair.key, JsonEscapeUtil.jsonEscapeString(String.valueOf(pair.value)));
        }
    }
}
