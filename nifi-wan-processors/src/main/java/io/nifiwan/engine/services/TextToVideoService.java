package io.nifiwan.engine.services;

import io.nifiwan.engine.TextToVideoEngine;
import org.apache.nifi.controller.ControllerService;

/** A text-to-video engine as a controller service, so that a flow does not change when the engine does. */
public interface TextToVideoService extends ControllerService, TextToVideoEngine {
}
