/** The virtual camera. */
package io.nifiwan.engine.animatic.camera;
