/**
 * Whether a clip shows what its prompt says: the layers that need a model. Every layer is optional, and what a layer has to say is a
 * {@link io.nifiwan.quality.measure.Measurement} like any other, so that it stands in the report and can be judged again without the model.
 */
package io.nifiwan.quality.semantic;
