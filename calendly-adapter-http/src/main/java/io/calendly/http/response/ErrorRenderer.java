package io.calendly.http.response;

import io.calendly.domain.refusal.Refusal;
import io.calendly.http.request.InvalidInput;
import io.calendly.http.request.Origins;
import io.calendly.http.request.UnknownId;

/** A renderer of everything that is not a success, for the requests of one {@link Surface}. */
public interface ErrorRenderer {

    /**
     * Renders a refusal of the rules.
     *
     * @param path the path of the request
     * @param origins the places that the values of the request came from
     */
    Reply refusal(String path, Origins origins, Refusal refusal);

    /** Renders input that cannot be decoded. */
    Reply invalidInput(String path, InvalidInput input);

    /** Renders an id in the path that no resource can have. */
    Reply unknownId(String path, UnknownId id);

    /** Renders any other status: an unknown path, a body that is too large, a fault of the server. */
    Reply status(String path, int status, String detail);
}
