package io.nifiwan.engine.http;

/** Reads the errors of one vendor out of its answers. Throws nothing: a body that cannot be read says nothing. */
@FunctionalInterface
public interface VendorErrors {

    VendorError read(HttpReply reply);
}
