/** Progress as server-sent events. */
package com.lexintel.streaming.sse;
