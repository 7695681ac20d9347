/**
 * Alibaba Cloud Model Studio (DashScope): jobs are made by one call, asked about by another, and known to the account for 24 hours. Creating
 * does not check what it is given, so every request is held against a table of models before it is sent.
 */
package io.nifiwan.engine.dashscope;
