#pragma once
// What we call of ONNX Runtime's C interface. Debian 12 has no headers of it, and none are needed: the interface is one table
// of functions that only grows at its end, so that a place in it holds for good. The places below are those of
// onnxruntime_c_api.h (MIT) in the first version of the table. Every function that returns a status returns NULL for success.
#include <stddef.h>
#include <stdint.h>

typedef const void *const *onnx_table;
typedef struct onnx_status *onnx_status;
typedef struct onnx_environment *onnx_environment;
typedef struct onnx_session *onnx_session;
typedef struct onnx_value *onnx_value;

enum {
    onnx_get_error_message = 2,
    onnx_create_environment = 3,
    onnx_disable_telemetry_events = 6,
    onnx_create_session = 7,
    onnx_run_session = 9,
    onnx_create_session_options = 10,
    onnx_disable_cpu_memory_arena = 19,
    onnx_set_graph_optimization_level = 23,
    onnx_set_threads_within_operator = 24,
    onnx_set_threads_between_operators = 25,
    onnx_create_tensor_with_data = 49,
    onnx_get_tensor_data = 51,
    onnx_get_dimensions_count = 61,
    onnx_get_dimensions = 62,
    onnx_get_tensor_type_and_shape = 65,
    onnx_create_cpu_memory_info = 69,
    onnx_allocator_free = 76,
    onnx_get_default_allocator = 78,
    onnx_release_status = 93,
    onnx_release_memory_info = 94,
    onnx_release_session = 95,
    onnx_release_value = 96,
    onnx_release_tensor_type_and_shape = 99,
    onnx_release_session_options = 100,
    onnx_get_model_metadata = 111,
    onnx_look_up_metadata = 116,
    onnx_release_model_metadata = 118,
};

#define ONNX_FUNCTION(table, place, result, ...) ((result(*)(__VA_ARGS__))(table)[place])

/// - Parameter base_function: what the library exports as `OrtGetApiBase`. NULL when it has no such table.
static inline onnx_table onnx_table_of(void *base_function) {
    struct base {
        onnx_table (*table)(uint32_t version);
        const char *(*version)(void);
    };
    return ((const struct base *(*)(void))base_function)()->table(1);
}

static inline const char *onnx_message(onnx_table table, onnx_status status) {
    return ONNX_FUNCTION(table, onnx_get_error_message, const char *, onnx_status)(status);
}

static inline void onnx_release(onnx_table table, int place, const void *object) {
    ONNX_FUNCTION(table, place, void, const void *)(object);
}

/// Silent but for errors, and told to tell nobody anything.
static inline onnx_status onnx_start(onnx_table table, onnx_environment *environment) {
    const int errors = 3;
    onnx_status status = ONNX_FUNCTION(table, onnx_create_environment, onnx_status, int, const char *, onnx_environment *)(
        errors, "a2d2", environment);
    if (status) return status;
    return ONNX_FUNCTION(table, onnx_disable_telemetry_events, onnx_status, onnx_environment)(*environment);
}

/// A model of the file at `path`, worked on the caller's thread. Memory is given back after each run: what is kept would
/// count against an extractor's limit while other engines read.
static inline onnx_status onnx_open(
    onnx_table table, onnx_environment environment, const char *path, onnx_session *session) {
    const int everything = 99;
    void *options = NULL;
    onnx_status status = ONNX_FUNCTION(table, onnx_create_session_options, onnx_status, void **)(&options);
    if (!status) status = ONNX_FUNCTION(table, onnx_set_threads_within_operator, onnx_status, void *, int)(options, 1);
    if (!status) status = ONNX_FUNCTION(table, onnx_set_threads_between_operators, onnx_status, void *, int)(options, 1);
    if (!status) status = ONNX_FUNCTION(table, onnx_disable_cpu_memory_arena, onnx_status, void *)(options);
    if (!status) {
        status = ONNX_FUNCTION(table, onnx_set_graph_optimization_level, onnx_status, void *, int)(options, everything);
    }
    if (!status) {
        status = ONNX_FUNCTION(
            table, onnx_create_session, onnx_status, onnx_environment, const char *, void *, onnx_session *)(
            environment, path, options, session);
    }
    onnx_release(table, onnx_release_session_options, options);
    return status;
}

/// Runs a model of one input and one output. `values` are read in place; the answer is released by
/// `onnx_release(table, onnx_release_value, answer)`.
static inline onnx_status onnx_run(
    onnx_table table, onnx_session session, const char *input, const float *values, size_t count,
    const int64_t *shape, size_t dimensions, const char *output, onnx_value *answer) {
    const int device_allocator = 0, default_memory = 0, of_floats = 1;
    void *memory = NULL;
    onnx_value tensor = NULL;
    onnx_status status = ONNX_FUNCTION(table, onnx_create_cpu_memory_info, onnx_status, int, int, void **)(
        device_allocator, default_memory, &memory);
    if (!status) {
        status = ONNX_FUNCTION(
            table, onnx_create_tensor_with_data, onnx_status, void *, void *, size_t, const int64_t *, size_t, int,
            onnx_value *)(memory, (void *)values, count * sizeof(float), shape, dimensions, of_floats, &tensor);
    }
    if (!status) {
        *answer = NULL;
        status = ONNX_FUNCTION(
            table, onnx_run_session, onnx_status, onnx_session, void *, const char *const *, const onnx_value *, size_t,
            const char *const *, size_t, onnx_value *)(session, NULL, &input, &tensor, 1, &output, 1, answer);
    }
    onnx_release(table, onnx_release_value, tensor);
    onnx_release(table, onnx_release_memory_info, memory);
    return status;
}

static inline onnx_status onnx_floats(onnx_table table, onnx_value value, const float **floats) {
    return ONNX_FUNCTION(table, onnx_get_tensor_data, onnx_status, onnx_value, const float **)(value, floats);
}

/// - Parameter most: how many lengths `shape` has room for; a value of more dimensions has a `dimensions` above it.
static inline onnx_status onnx_shape(
    onnx_table table, onnx_value value, int64_t *shape, size_t most, size_t *dimensions) {
    void *type = NULL;
    onnx_status status =
        ONNX_FUNCTION(table, onnx_get_tensor_type_and_shape, onnx_status, onnx_value, void **)(value, &type);
    if (!status) status = ONNX_FUNCTION(table, onnx_get_dimensions_count, onnx_status, void *, size_t *)(type, dimensions);
    if (!status && *dimensions <= most) {
        status = ONNX_FUNCTION(table, onnx_get_dimensions, onnx_status, void *, int64_t *, size_t)(type, shape, *dimensions);
    }
    onnx_release(table, onnx_release_tensor_type_and_shape, type);
    return status;
}

/// What the model's file says about itself under `key`; NULL when it says nothing. Freed by `onnx_free`.
static inline onnx_status onnx_metadata(onnx_table table, onnx_session session, const char *key, char **text) {
    void *allocator = NULL, *metadata = NULL;
    onnx_status status = ONNX_FUNCTION(table, onnx_get_default_allocator, onnx_status, void **)(&allocator);
    if (!status) {
        status = ONNX_FUNCTION(table, onnx_get_model_metadata, onnx_status, onnx_session, void **)(session, &metadata);
    }
    if (!status) {
        status = ONNX_FUNCTION(table, onnx_look_up_metadata, onnx_status, void *, void *, const char *, char **)(
            metadata, allocator, key, text);
    }
    onnx_release(table, onnx_release_model_metadata, metadata);
    return status;
}

static inline void onnx_free(onnx_table table, char *text) {
    void *allocator = NULL;
    onnx_status status = ONNX_FUNCTION(table, onnx_get_default_allocator, onnx_status, void **)(&allocator);
    if (status) {
        onnx_release(table, onnx_release_status, status);
        return;
    }
    status = ONNX_FUNCTION(table, onnx_allocator_free, onnx_status, void *, void *)(allocator, text);
    if (status) onnx_release(table, onnx_release_status, status);
}
