/** The engine that is described and not programmed: any vendor's JSON protocol out of a profile, a JSON document with templates and paths. */
package io.nifiwan.engine.httpjson;
