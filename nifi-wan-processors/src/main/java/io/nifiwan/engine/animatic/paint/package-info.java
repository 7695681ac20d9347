/** Painting of the still parts of a scene. */
package io.nifiwan.engine.animatic.paint;
