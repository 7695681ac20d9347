package io.nifiwan.engine.services;

import io.nifiwan.engine.cache.ClipStore;
import org.apache.nifi.controller.ControllerService;

/** A store of finished clips as a controller service. */
public interface ClipCacheService extends ControllerService, ClipStore {
}
