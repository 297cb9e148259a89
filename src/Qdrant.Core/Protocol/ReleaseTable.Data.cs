namespace Qdrant.Core.Protocol;

public static partial class ReleaseTable
{
    /// <summary>
    /// The contract as the facts give it (data/contract in the tests of this project), rendered by ReleaseTableText there; a test holds the two together.
    /// An entry is a message, an enum or a service, then its items as <c>number:name:Type@release</c>: the type only of messages and enums, with
    /// <c>*</c> before it for maps from text to that type; the release only when it is not the entry's own, which is 1.0 when it has none.
    /// </summary>
    internal const string Text = """
        message VectorParams 1:size 2:distance:Distance 3:hnsw_config:HnswConfigDiff@1.2 4:quantization_config:QuantizationConfig@1.2 5:on_disk@1.2
          6:datatype:Datatype@1.9 7:multivector_config:MultiVectorConfig@1.10 8:memory:Memory@1.19

        message VectorParamsDiff@1.4 1:hnsw_config:HnswConfigDiff 2:quantization_config:QuantizationConfigDiff 3:on_disk 4:memory:Memory@1.19

        message VectorParamsMap 1:map:*VectorParams

        message VectorParamsDiffMap@1.4 1:map:*VectorParamsDiff

        message VectorsConfig 1:params:VectorParams 2:params_map:VectorParamsMap

        message VectorsConfigDiff@1.4 1:params:VectorParamsDiff 2:params_map:VectorParamsDiffMap

        message SparseVectorParams@1.7 1:index:SparseIndexConfig 2:modifier:Modifier@1.10

        message SparseVectorConfig@1.7 1:map:*SparseVectorParams

        message MultiVectorConfig@1.10 1:comparator:MultiVectorComparator

        message GetCollectionInfoRequest 1:collection_name

        message CollectionExistsRequest@1.8 1:collection_name

        message CollectionExists@1.8 1:exists

        message CollectionExistsResponse@1.8 1:result:CollectionExists 2:time

        message CollectionDescription 1:name

        message GetCollectionInfoResponse 1:result:CollectionInfo 2:time

        message ListCollectionsResponse 1:collections:CollectionDescription 2:time

        message MaxOptimizationThreads@1.13 1:value 2:setting:MaxOptimizationThreads.Setting

        message OptimizerStatus 1:ok 2:error

        message CollectionWarning@1.16 1:message

        message HnswConfigDiff 1:m 2:ef_construct 3:full_scan_threshold 4:max_indexing_threads 5:on_disk 6:payload_m 7:inline_storage@1.16
          8:memory:Memory@1.19

        message SparseIndexConfig@1.7 1:full_scan_threshold 2:on_disk 3:datatype:Datatype@1.10 4:memory:Memory@1.19

        message WalConfigDiff 1:wal_capacity_mb 2:wal_segments_ahead 3:wal_retain_closed@1.16

        message OptimizersConfigDiff 1:deleted_threshold 2:vacuum_min_vector_number 3:default_segment_number 4:max_segment_size 5:memmap_threshold
          6:indexing_threshold 7:flush_interval_sec 8:deprecated_max_optimization_threads@1.13 9:max_optimization_threads:MaxOptimizationThreads
          10:prevent_unoptimized@1.17

        message ScalarQuantization@1.1 1:type:QuantizationType 2:quantile 3:always_ram 4:memory:Memory@1.19

        message ProductQuantization@1.2 1:compression:CompressionRatio 2:always_ram 3:memory:Memory@1.19

        message BinaryQuantizationQueryEncoding@1.15 4:setting:BinaryQuantizationQueryEncoding.Setting

        message BinaryQuantization@1.5 1:always_ram 2:encoding:BinaryQuantizationEncoding@1.15 3:query_encoding:BinaryQuantizationQueryEncoding@1.15
          4:memory:Memory@1.19

        message TurboQuantization@1.18 1:always_ram 2:bits:TurboQuantBitSize 3:memory:Memory@1.19

        message QuantizationConfig@1.1 1:scalar:ScalarQuantization 2:product:ProductQuantization@1.2 3:binary:BinaryQuantization@1.5
          4:turboquant:TurboQuantization@1.18

        message QuantizationConfigDiff@1.4 1:scalar:ScalarQuantization 2:product:ProductQuantization 3:disabled:Disabled
          4:binary:BinaryQuantization@1.5 5:turboquant:TurboQuantization@1.18

        message StrictModeConfig@1.12 1:enabled 2:max_query_limit 3:max_timeout 4:unindexed_filtering_retrieve 5:unindexed_filtering_update
          6:search_max_hnsw_ef 7:search_allow_exact 8:search_max_oversampling 9:upsert_max_batchsize@1.13 20:search_max_batchsize@1.18
          10:max_collection_vector_size_bytes@1.13 11:read_rate_limit@1.13 12:write_rate_limit@1.13 13:max_collection_payload_size_bytes@1.13
          14:filter_max_conditions@1.13 15:condition_max_size@1.13 16:multivector_config:StrictModeMultivectorConfig@1.14
          17:sparse_config:StrictModeSparseConfig@1.14 18:max_points_count@1.14 19:max_payload_index_count@1.16 21:max_resident_memory_percent@1.18

        message StrictModeSparseConfig@1.14 1:sparse_config:*StrictModeSparse

        message StrictModeSparse@1.14 10:max_length

        message StrictModeMultivectorConfig@1.14 1:multivector_config:*StrictModeMultivector

        message StrictModeMultivector@1.14 1:max_vectors

        message PayloadStorageParams@1.19 1:memory:Memory

        message IdTrackerParams@1.20 1:memory:Memory

        message CreateCollection 1:collection_name 4:hnsw_config:HnswConfigDiff 5:wal_config:WalConfigDiff 6:optimizers_config:OptimizersConfigDiff
          7:shard_number 8:on_disk_payload 9:timeout 10:vectors_config:VectorsConfig 11:replication_factor 12:write_consistency_factor
          14:quantization_config:QuantizationConfig@1.1 15:sharding_method:ShardingMethod@1.7 16:sparse_vectors_config:SparseVectorConfig@1.7
          17:strict_mode_config:StrictModeConfig@1.12 18:metadata:*Value@1.16 19:payload:PayloadStorageParams@1.19
          20:id_tracker:IdTrackerParams@1.20

        message UpdateCollection 1:collection_name 2:optimizers_config:OptimizersConfigDiff 3:timeout 4:params:CollectionParamsDiff
          5:hnsw_config:HnswConfigDiff@1.4 6:vectors_config:VectorsConfigDiff@1.4 7:quantization_config:QuantizationConfigDiff@1.4
          8:sparse_vectors_config:SparseVectorConfig@1.7 9:strict_mode_config:StrictModeConfig@1.13 10:metadata:*Value@1.16

        message DeleteCollection 1:collection_name 2:timeout

        message CollectionOperationResponse 1:result 2:time

        message CollectionParams 3:shard_number 4:on_disk_payload 5:vectors_config:VectorsConfig 6:replication_factor 7:write_consistency_factor
          8:read_fan_out_factor@1.6 9:sharding_method:ShardingMethod@1.7 10:sparse_vectors_config:SparseVectorConfig@1.7
          11:read_fan_out_delay_ms@1.17 12:payload:PayloadStorageParams@1.19 13:id_tracker:IdTrackerParams@1.20

        message CollectionParamsDiff 1:replication_factor 2:write_consistency_factor 3:on_disk_payload@1.4 4:read_fan_out_factor@1.6
          5:read_fan_out_delay_ms@1.17 6:payload:PayloadStorageParams@1.19 7:id_tracker:IdTrackerParams@1.20

        message CollectionConfig 1:params:CollectionParams 2:hnsw_config:HnswConfigDiff 3:optimizer_config:OptimizersConfigDiff
          4:wal_config:WalConfigDiff 5:quantization_config:QuantizationConfig@1.1 6:strict_mode_config:StrictModeConfig@1.12 7:metadata:*Value@1.16

        message KeywordIndexParams@1.11 1:is_tenant 2:on_disk 3:enable_hnsw@1.17 4:prefix:KeywordPrefixParams@1.19 5:memory:Memory@1.19
          6:nested@1.20

        message IntegerIndexParams@1.8 1:lookup 2:range 3:is_principal@1.11 4:on_disk@1.11 5:enable_hnsw@1.17 6:memory:Memory@1.19 7:nested@1.20

        message FloatIndexParams@1.11 1:on_disk 2:is_principal 3:enable_hnsw@1.17 4:memory:Memory@1.19 5:nested@1.20

        message GeoIndexParams@1.12 1:on_disk 2:enable_hnsw@1.17 3:memory:Memory@1.19 4:nested@1.20

        message StopwordsSet@1.15 1:languages 2:custom

        message TextIndexParams 1:tokenizer:TokenizerType 2:lowercase 3:min_token_len 4:max_token_len 5:on_disk@1.12 6:stopwords:StopwordsSet@1.15
          7:phrase_matching@1.15 8:stemmer:StemmingAlgorithm@1.15 9:ascii_folding@1.16 10:enable_hnsw@1.17 11:memory:Memory@1.19
          12:scoring:TextScoringParams@1.20 13:nested@1.20

        message TextScoringParams@1.20 1:type:TextScoringType

        message StemmingAlgorithm@1.15 1:snowball:SnowballParams 2:disabled:DisabledStemmer@1.19

        message SnowballParams@1.15 1:language

        message BoolIndexParams@1.13 1:on_disk 2:enable_hnsw@1.17 3:memory:Memory@1.19 4:nested@1.20

        message DatetimeIndexParams@1.11 1:on_disk 2:is_principal 3:enable_hnsw@1.17 4:memory:Memory@1.19 5:nested@1.20

        message UuidIndexParams@1.11 1:is_tenant 2:on_disk 3:enable_hnsw@1.17 4:memory:Memory@1.19 5:nested@1.20

        message PayloadIndexParams 3:keyword_index_params:KeywordIndexParams@1.11 2:integer_index_params:IntegerIndexParams@1.8
          4:float_index_params:FloatIndexParams@1.11 5:geo_index_params:GeoIndexParams@1.11 1:text_index_params:TextIndexParams
          6:bool_index_params:BoolIndexParams@1.11 7:datetime_index_params:DatetimeIndexParams@1.11 8:uuid_index_params:UuidIndexParams@1.11

        message PayloadSchemaInfo 1:data_type:PayloadSchemaType 2:params:PayloadIndexParams 3:points

        message UpdateQueueInfo@1.17 1:length 2:deferred_points@1.18

        message CollectionInfo 1:status:CollectionStatus 2:optimizer_status:OptimizerStatus 4:segments_count 7:config:CollectionConfig
          8:payload_schema:*PayloadSchemaInfo 9:points_count 10:indexed_vectors_count 11:warnings:CollectionWarning@1.16
          12:update_queue:UpdateQueueInfo@1.17 13:created_at@1.20

        message ChangeAliases 1:actions:AliasOperations 2:timeout

        message AliasOperations 1:create_alias:CreateAlias 2:rename_alias:RenameAlias 3:delete_alias:DeleteAlias

        message CreateAlias 1:collection_name 2:alias_name

        message RenameAlias 1:old_alias_name 2:new_alias_name

        message DeleteAlias 1:alias_name

        message ListCollectionAliasesRequest 1:collection_name

        message AliasDescription 1:alias_name 2:collection_name

        message ListAliasesResponse 1:aliases:AliasDescription 2:time

        message CollectionClusterInfoRequest@1.2 1:collection_name

        message ShardKey@1.7 1:keyword 2:number

        message LocalShardInfo@1.2 1:shard_id 2:points_count 3:state:ReplicaState 4:shard_key:ShardKey@1.7

        message RemoteShardInfo@1.2 1:shard_id 2:peer_id 3:state:ReplicaState 4:shard_key:ShardKey@1.7

        message ShardTransferInfo@1.2 1:shard_id 5:to_shard_id@1.10 2:from 3:to 4:sync

        message ReshardingInfo@1.11 1:shard_id 2:peer_id 3:shard_key:ShardKey 4:direction:ReshardingDirection@1.13

        message CollectionClusterInfoResponse@1.2 1:peer_id 2:shard_count 3:local_shards:LocalShardInfo 4:remote_shards:RemoteShardInfo
          5:shard_transfers:ShardTransferInfo 6:resharding_operations:ReshardingInfo@1.13 7:time@1.19

        message MoveShard@1.2 1:shard_id 5:to_shard_id@1.10 2:from_peer_id 3:to_peer_id 4:method:ShardTransferMethod@1.7

        message ReplicateShard@1.10 1:shard_id 5:to_shard_id 2:from_peer_id 3:to_peer_id 4:method:ShardTransferMethod

        message AbortShardTransfer@1.9 1:shard_id 4:to_shard_id@1.10 2:from_peer_id 3:to_peer_id

        message RestartTransfer@1.8 1:shard_id 5:to_shard_id@1.10 2:from_peer_id 3:to_peer_id 4:method:ShardTransferMethod

        message ReplicatePoints@1.16 1:from_shard_key:ShardKey 2:to_shard_key:ShardKey 3:filter:Filter

        message Replica@1.2 1:shard_id 2:peer_id

        message CreateShardKey@1.7 1:shard_key:ShardKey 2:shards_number 3:replication_factor 4:placement 5:initial_state:ReplicaState@1.16

        message DeleteShardKey@1.7 1:shard_key:ShardKey

        message UpdateCollectionClusterSetupRequest@1.2 1:collection_name 2:move_shard:MoveShard 3:replicate_shard:ReplicateShard
          4:abort_transfer:AbortShardTransfer 5:drop_replica:Replica 7:create_shard_key:CreateShardKey@1.7 8:delete_shard_key:DeleteShardKey@1.7
          9:restart_transfer:RestartTransfer@1.8 10:replicate_points:ReplicatePoints@1.16 6:timeout

        message UpdateCollectionClusterSetupResponse@1.2 1:result 2:time@1.19

        message CreateShardKeyRequest@1.7 1:collection_name 2:request:CreateShardKey 3:timeout

        message DeleteShardKeyRequest@1.7 1:collection_name 2:request:DeleteShardKey 3:timeout

        message ListShardKeysRequest@1.17 1:collection_name

        message CreateShardKeyResponse@1.7 1:result 2:time@1.19

        message DeleteShardKeyResponse@1.7 1:result 2:time@1.19

        message ShardKeyDescription@1.17 1:key:ShardKey

        message ListShardKeysResponse@1.17 1:shard_keys:ShardKeyDescription 2:time

        message WriteOrdering 1:type:WriteOrderingType

        message ReadConsistency 1:type:ReadConsistencyType 2:factor

        message SparseIndices@1.7 1:data

        message Document@1.13 1:text 3:model 4:options:*Value

        message Image@1.13 1:image:Value 2:model 3:options:*Value

        message InferenceObject@1.13 1:object:Value 2:model 3:options:*Value

        message Vector 1:data 2:indices:SparseIndices@1.7 3:vectors_count@1.10 101:dense:DenseVector@1.13 102:sparse:SparseVector@1.13
          103:multi_dense:MultiDenseVector@1.13 104:document:Document@1.13 105:image:Image@1.13 106:object:InferenceObject@1.13

        message VectorOutput@1.13 1:data 2:indices:SparseIndices 3:vectors_count 101:dense:DenseVector 102:sparse:SparseVector
          103:multi_dense:MultiDenseVector

        message DenseVector@1.10 1:data

        message SparseVector@1.10 1:values 2:indices

        message MultiDenseVector@1.10 1:vectors:DenseVector

        message VectorInput@1.10 1:id:PointId 2:dense:DenseVector 3:sparse:SparseVector 4:multi_dense:MultiDenseVector 5:document:Document@1.13
          6:image:Image@1.13 7:object:InferenceObject@1.13

        message ShardKeySelector@1.7 1:shard_keys:ShardKey 2:fallback:ShardKey@1.16

        message UpsertPoints 1:collection_name 2:wait 3:points:PointStruct 4:ordering:WriteOrdering 5:shard_key_selector:ShardKeySelector@1.7
          6:update_filter:Filter@1.16 7:timeout@1.17 8:update_mode:UpdateMode@1.17

        message DeletePoints 1:collection_name 2:wait 3:points:PointsSelector 4:ordering:WriteOrdering 5:shard_key_selector:ShardKeySelector@1.7
          6:timeout@1.17

        message GetPoints 1:collection_name 2:ids:PointId 4:with_payload:WithPayloadSelector 5:with_vectors:WithVectorsSelector
          6:read_consistency:ReadConsistency 7:shard_key_selector:ShardKeySelector@1.7 8:timeout@1.11

        message UpdatePointVectors@1.2 1:collection_name 2:wait 3:points:PointVectors 4:ordering:WriteOrdering
          5:shard_key_selector:ShardKeySelector@1.7 6:update_filter:Filter@1.16 7:timeout@1.17

        message PointVectors@1.2 1:id:PointId 2:vectors:Vectors

        message DeletePointVectors@1.2 1:collection_name 2:wait 3:points_selector:PointsSelector 4:vectors:VectorsSelector 5:ordering:WriteOrdering
          6:shard_key_selector:ShardKeySelector@1.7 7:timeout@1.17

        message SetPayloadPoints 1:collection_name 2:wait 3:payload:*Value 5:points_selector:PointsSelector 6:ordering:WriteOrdering
          7:shard_key_selector:ShardKeySelector@1.7 8:key@1.8 9:timeout@1.17

        message DeletePayloadPoints 1:collection_name 2:wait 3:keys 5:points_selector:PointsSelector 6:ordering:WriteOrdering
          7:shard_key_selector:ShardKeySelector@1.7 8:timeout@1.17

        message ClearPayloadPoints 1:collection_name 2:wait 3:points:PointsSelector 4:ordering:WriteOrdering
          5:shard_key_selector:ShardKeySelector@1.7 6:timeout@1.17

        message CreateFieldIndexCollection 1:collection_name 2:wait 3:field_name 4:field_type:FieldType 5:field_index_params:PayloadIndexParams
          6:ordering:WriteOrdering 7:timeout@1.17

        message DeleteFieldIndexCollection 1:collection_name 2:wait 3:field_name 4:ordering:WriteOrdering 5:timeout@1.17

        message DenseVectorCreationConfig@1.18 1:size 2:distance:Distance 3:multivector_config:MultiVectorConfig 4:datatype:Datatype

        message SparseVectorCreationConfig@1.18 1:modifier:Modifier 2:datatype:Datatype

        message CreateVectorNameRequest@1.18 1:collection_name 2:wait 3:vector_name 4:dense_config:DenseVectorCreationConfig
          5:sparse_config:SparseVectorCreationConfig 6:timeout 7:ordering:WriteOrdering

        message DeleteVectorNameRequest@1.18 1:collection_name 2:wait 3:vector_name 4:timeout 5:ordering:WriteOrdering

        message PayloadIncludeSelector 1:fields

        message PayloadExcludeSelector 1:fields

        message WithPayloadSelector 1:enable 2:include:PayloadIncludeSelector 3:exclude:PayloadExcludeSelector

        message NamedVectors 1:vectors:*Vector

        message NamedVectorsOutput@1.13 1:vectors:*VectorOutput

        message Vectors 1:vector:Vector 2:vectors:NamedVectors

        message VectorsOutput@1.13 1:vector:VectorOutput 2:vectors:NamedVectorsOutput

        message VectorsSelector 1:names

        message WithVectorsSelector 1:enable 2:include:VectorsSelector

        message QuantizationSearchParams@1.1 1:ignore 2:rescore 3:oversampling@1.3

        message AcornSearchParams@1.16 1:enable 2:max_selectivity

        message IdfParams@1.19 1:corpus:Filter

        message SearchParams 1:hnsw_ef 2:exact 3:quantization:QuantizationSearchParams@1.1 4:indexed_only@1.5 5:acorn:AcornSearchParams@1.16
          6:idf:IdfParams@1.19

        message SearchPoints 1:collection_name 2:vector 3:filter:Filter 4:limit 6:with_payload:WithPayloadSelector 7:params:SearchParams
          8:score_threshold 9:offset 10:vector_name 11:with_vectors:WithVectorsSelector 12:read_consistency:ReadConsistency 13:timeout@1.7
          14:shard_key_selector:ShardKeySelector@1.7 15:sparse_indices:SparseIndices@1.7

        message SearchBatchPoints 1:collection_name 2:search_points:SearchPoints 3:read_consistency:ReadConsistency 4:timeout@1.7

        message WithLookup@1.3 1:collection 2:with_payload:WithPayloadSelector 3:with_vectors:WithVectorsSelector

        message SearchPointGroups@1.2 1:collection_name 2:vector 3:filter:Filter 4:limit 5:with_payload:WithPayloadSelector 6:params:SearchParams
          7:score_threshold 8:vector_name 9:with_vectors:WithVectorsSelector 10:group_by 11:group_size 12:read_consistency:ReadConsistency
          13:with_lookup:WithLookup@1.3 14:timeout@1.7 15:shard_key_selector:ShardKeySelector@1.7 16:sparse_indices:SparseIndices@1.7

        message StartFrom@1.8 1:float 2:integer 3:timestamp 4:datetime

        message OrderBy@1.8 1:key 2:direction:Direction 3:start_from:StartFrom

        message ScrollPoints 1:collection_name 2:filter:Filter 3:offset:PointId 4:limit 6:with_payload:WithPayloadSelector
          7:with_vectors:WithVectorsSelector 8:read_consistency:ReadConsistency 9:shard_key_selector:ShardKeySelector@1.7 10:order_by:OrderBy@1.8
          11:timeout@1.11

        message LookupLocation 1:collection_name 2:vector_name 3:shard_key_selector:ShardKeySelector@1.7

        message RecommendPoints 1:collection_name 2:positive:PointId 3:negative:PointId 4:filter:Filter 5:limit 7:with_payload:WithPayloadSelector
          8:params:SearchParams 9:score_threshold 10:offset 11:using 12:with_vectors:WithVectorsSelector 13:lookup_from:LookupLocation
          14:read_consistency:ReadConsistency 16:strategy:RecommendStrategy@1.6 17:positive_vectors:Vector@1.6 18:negative_vectors:Vector@1.6
          19:timeout@1.7 20:shard_key_selector:ShardKeySelector@1.7

        message RecommendBatchPoints 1:collection_name 2:recommend_points:RecommendPoints 3:read_consistency:ReadConsistency 4:timeout@1.7

        message RecommendPointGroups@1.2 1:collection_name 2:positive:PointId 3:negative:PointId 4:filter:Filter 5:limit
          6:with_payload:WithPayloadSelector 7:params:SearchParams 8:score_threshold 9:using 10:with_vectors:WithVectorsSelector
          11:lookup_from:LookupLocation 12:group_by 13:group_size 14:read_consistency:ReadConsistency 15:with_lookup:WithLookup@1.3
          17:strategy:RecommendStrategy@1.6 18:positive_vectors:Vector@1.6 19:negative_vectors:Vector@1.6 20:timeout@1.7
          21:shard_key_selector:ShardKeySelector@1.7

        message TargetVector@1.7 1:single:VectorExample

        message VectorExample@1.7 1:id:PointId 2:vector:Vector

        message ContextExamplePair@1.7 1:positive:VectorExample 2:negative:VectorExample

        message DiscoverPoints@1.7 1:collection_name 2:target:TargetVector 3:context:ContextExamplePair 4:filter:Filter 5:limit
          6:with_payload:WithPayloadSelector 7:params:SearchParams 8:offset 9:using 10:with_vectors:WithVectorsSelector
          11:lookup_from:LookupLocation 12:read_consistency:ReadConsistency 13:timeout 14:shard_key_selector:ShardKeySelector

        message DiscoverBatchPoints@1.7 1:collection_name 2:discover_points:DiscoverPoints 3:read_consistency:ReadConsistency 4:timeout

        message CountPoints 1:collection_name 2:filter:Filter 3:exact 4:read_consistency:ReadConsistency@1.7
          5:shard_key_selector:ShardKeySelector@1.7 6:timeout@1.11

        message RecommendInput@1.10 1:positive:VectorInput 2:negative:VectorInput 3:strategy:RecommendStrategy

        message ContextInputPair@1.10 1:positive:VectorInput 2:negative:VectorInput

        message DiscoverInput@1.10 1:target:VectorInput 2:context:ContextInput

        message ContextInput@1.10 1:pairs:ContextInputPair

        message RelevanceFeedbackInput@1.17 1:target:VectorInput 2:feedback:FeedbackItem 3:strategy:FeedbackStrategy

        message FeedbackItem@1.17 1:example:VectorInput 2:score

        message FeedbackStrategy@1.17 1:naive:NaiveFeedbackStrategy

        message NaiveFeedbackStrategy@1.17 1:a 2:b 3:c

        message Formula@1.14 1:expression:Expression 2:defaults:*Value

        message Expression@1.14 1:constant 2:variable 3:condition:Condition 4:geo_distance:GeoDistance 5:datetime 6:datetime_key
          7:mult:MultExpression 8:sum:SumExpression 9:div:DivExpression 10:neg:Expression 11:abs:Expression 12:sqrt:Expression 13:pow:PowExpression
          14:exp:Expression 15:log10:Expression 16:ln:Expression 17:exp_decay:DecayParamsExpression 18:gauss_decay:DecayParamsExpression
          19:lin_decay:DecayParamsExpression 20:acosh:Expression@1.20 21:max:MaxExpression@1.20 22:min:MinExpression@1.20

        message GeoDistance@1.14 1:origin:GeoPoint 2:to

        message MultExpression@1.14 1:mult:Expression

        message SumExpression@1.14 1:sum:Expression

        message MaxExpression@1.20 1:max:Expression

        message MinExpression@1.20 1:min:Expression

        message DivExpression@1.14 1:left:Expression 2:right:Expression 3:by_zero_default

        message PowExpression@1.14 1:base:Expression 2:exponent:Expression

        message DecayParamsExpression@1.14 1:x:Expression 2:target:Expression 3:scale 4:midpoint

        message NearestInputWithMmr@1.15 1:nearest:VectorInput 2:mmr:Mmr

        message Mmr@1.15 2:diversity 3:candidates_limit

        message Rrf@1.16 1:k 2:weights@1.17

        message Query@1.10 1:nearest:VectorInput 2:recommend:RecommendInput 3:discover:DiscoverInput 4:context:ContextInput 5:order_by:OrderBy
          6:fusion:Fusion 7:sample:Sample@1.11 8:formula:Formula@1.14 9:nearest_with_mmr:NearestInputWithMmr@1.15 10:rrf:Rrf@1.16
          11:relevance_feedback:RelevanceFeedbackInput@1.17 12:text:TextQuery@1.20

        message TextQuery@1.20 1:query 2:bm25:Bm25Params

        message Bm25Params@1.20 1:k 2:b

        message PrefetchQuery@1.10 1:prefetch:PrefetchQuery 2:query:Query 3:using 4:filter:Filter 5:params:SearchParams 6:score_threshold 7:limit
          8:lookup_from:LookupLocation

        message QueryPoints@1.10 1:collection_name 2:prefetch:PrefetchQuery 3:query:Query 4:using 5:filter:Filter 6:params:SearchParams
          7:score_threshold 8:limit 9:offset 10:with_vectors:WithVectorsSelector 11:with_payload:WithPayloadSelector
          12:read_consistency:ReadConsistency 13:shard_key_selector:ShardKeySelector 14:lookup_from:LookupLocation 15:timeout

        message QueryBatchPoints@1.10 1:collection_name 2:query_points:QueryPoints 3:read_consistency:ReadConsistency 4:timeout

        message QueryPointGroups@1.11 1:collection_name 2:prefetch:PrefetchQuery 3:query:Query 4:using 5:filter:Filter 6:params:SearchParams
          7:score_threshold 8:with_payload:WithPayloadSelector 9:with_vectors:WithVectorsSelector 10:lookup_from:LookupLocation 11:limit
          12:group_size 13:group_by 14:read_consistency:ReadConsistency 15:with_lookup:WithLookup 16:timeout 17:shard_key_selector:ShardKeySelector

        message FacetCounts@1.12 1:collection_name 2:key 3:filter:Filter 4:limit 5:exact 6:timeout 7:read_consistency:ReadConsistency
          8:shard_key_selector:ShardKeySelector

        message FacetValue@1.11 1:string_value 2:integer_value@1.12 3:bool_value@1.12

        message FacetHit@1.12 1:value:FacetValue 2:count

        message SearchMatrixPoints@1.12 1:collection_name 2:filter:Filter 3:sample 4:limit 5:using 6:timeout 7:read_consistency:ReadConsistency
          8:shard_key_selector:ShardKeySelector

        message SearchMatrixPairs@1.12 1:pairs:SearchMatrixPair

        message SearchMatrixPair@1.12 1:a:PointId 2:b:PointId 3:score

        message SearchMatrixOffsets@1.12 1:offsets_row 2:offsets_col 3:scores 4:ids:PointId

        message PointsUpdateOperation.PointStructList@1.5 1:points:PointStruct 2:shard_key_selector:ShardKeySelector@1.7 3:update_filter:Filter@1.16
          4:update_mode:UpdateMode@1.17

        message PointsUpdateOperation.SetPayload@1.5 1:payload:*Value 2:points_selector:PointsSelector 3:shard_key_selector:ShardKeySelector@1.7
          4:key@1.8

        message PointsUpdateOperation.OverwritePayload@1.10 1:payload:*Value 2:points_selector:PointsSelector 3:shard_key_selector:ShardKeySelector
          4:key

        message PointsUpdateOperation.DeletePayload@1.5 1:keys 2:points_selector:PointsSelector 3:shard_key_selector:ShardKeySelector@1.7

        message PointsUpdateOperation.UpdateVectors@1.5 1:points:PointVectors 2:shard_key_selector:ShardKeySelector@1.7 3:update_filter:Filter@1.16

        message PointsUpdateOperation.DeleteVectors@1.5 1:points_selector:PointsSelector 2:vectors:VectorsSelector
          3:shard_key_selector:ShardKeySelector@1.7

        message PointsUpdateOperation.DeletePoints@1.7 1:points:PointsSelector 2:shard_key_selector:ShardKeySelector

        message PointsUpdateOperation.ClearPayload@1.7 1:points:PointsSelector 2:shard_key_selector:ShardKeySelector

        message PointsUpdateOperation@1.5 1:upsert:PointsUpdateOperation.PointStructList 2:delete_deprecated:PointsSelector@1.7
          3:set_payload:PointsUpdateOperation.SetPayload 4:overwrite_payload:PointsUpdateOperation.OverwritePayload
          5:delete_payload:PointsUpdateOperation.DeletePayload 6:clear_payload_deprecated:PointsSelector@1.7
          7:update_vectors:PointsUpdateOperation.UpdateVectors 8:delete_vectors:PointsUpdateOperation.DeleteVectors
          9:delete_points:PointsUpdateOperation.DeletePoints@1.7 10:clear_payload:PointsUpdateOperation.ClearPayload

        message UpdateBatchPoints@1.5 1:collection_name 2:wait 3:operations:PointsUpdateOperation 4:ordering:WriteOrdering 5:timeout@1.17

        message PointsOperationResponse 1:result:UpdateResult 2:time 3:usage:Usage@1.14

        message UpdateResult 1:operation_id 2:status:UpdateStatus

        message OrderValue@1.10 1:int 2:float

        message ScoredPoint 1:id:PointId 2:payload:*Value 3:score 5:version 6:vectors:VectorsOutput 7:shard_key:ShardKey@1.7
          8:order_value:OrderValue@1.10

        message GroupId@1.2 1:unsigned_value 2:integer_value 3:string_value

        message PointGroup@1.2 1:id:GroupId 2:hits:ScoredPoint 3:lookup:RetrievedPoint@1.3

        message GroupsResult@1.2 1:groups:PointGroup

        message SearchResponse 1:result:ScoredPoint 2:time 3:usage:Usage@1.13

        message QueryResponse@1.10 1:result:ScoredPoint 2:time 3:usage:Usage@1.13

        message QueryBatchResponse@1.10 1:result:BatchResult 2:time 3:usage:Usage@1.13

        message QueryGroupsResponse@1.11 1:result:GroupsResult 2:time 3:usage:Usage@1.13

        message BatchResult 1:result:ScoredPoint

        message SearchBatchResponse 1:result:BatchResult 2:time 3:usage:Usage@1.13

        message SearchGroupsResponse@1.2 1:result:GroupsResult 2:time 3:usage:Usage@1.13

        message CountResponse 1:result:CountResult 2:time 3:usage:Usage@1.13

        message ScrollResponse 1:next_page_offset:PointId 2:result:RetrievedPoint 3:time 4:usage:Usage@1.14

        message CountResult 1:count

        message RetrievedPoint 1:id:PointId 2:payload:*Value 4:vectors:VectorsOutput 5:shard_key:ShardKey@1.7 6:order_value:OrderValue@1.10

        message GetResponse 1:result:RetrievedPoint 2:time 3:usage:Usage@1.14

        message RecommendResponse 1:result:ScoredPoint 2:time 3:usage:Usage@1.13

        message RecommendBatchResponse 1:result:BatchResult 2:time 3:usage:Usage@1.13

        message DiscoverResponse@1.7 1:result:ScoredPoint 2:time 3:usage:Usage@1.13

        message DiscoverBatchResponse@1.7 1:result:BatchResult 2:time 3:usage:Usage@1.13

        message RecommendGroupsResponse@1.2 1:result:GroupsResult 2:time 3:usage:Usage@1.13

        message UpdateBatchResponse@1.5 1:result:UpdateResult 2:time 3:usage:Usage@1.15

        message FacetResponse@1.12 1:hits:FacetHit 2:time 3:usage:Usage@1.16

        message SearchMatrixPairsResponse@1.12 1:result:SearchMatrixPairs 2:time 3:usage:Usage@1.13

        message SearchMatrixOffsetsResponse@1.12 1:result:SearchMatrixOffsets 2:time 3:usage:Usage@1.13

        message PointsSelector 1:points:PointsIdsList 2:filter:Filter

        message PointsIdsList 1:ids:PointId

        message PointStruct 1:id:PointId 3:payload:*Value 4:vectors:Vectors

        message Usage@1.15 1:hardware:HardwareUsage 2:inference:InferenceUsage

        message InferenceUsage@1.15 1:models:*ModelUsage

        message ModelUsage@1.15 1:tokens

        message HardwareUsage@1.13 1:cpu 2:payload_io_read@1.14 3:payload_io_write@1.14 4:payload_index_io_read@1.14 5:payload_index_io_write@1.14
          6:vector_io_read@1.14 7:vector_io_write@1.14

        message DeleteFullSnapshotRequest 1:snapshot_name

        message CreateSnapshotRequest 1:collection_name

        message ListSnapshotsRequest 1:collection_name

        message DeleteSnapshotRequest 1:collection_name 2:snapshot_name

        message SnapshotDescription 1:name 2:creation_time 3:size 4:checksum@1.8

        message CreateSnapshotResponse 1:snapshot_description:SnapshotDescription 2:time

        message ListSnapshotsResponse 1:snapshot_descriptions:SnapshotDescription 2:time

        message DeleteSnapshotResponse 1:time

        message Struct 1:fields:*Value

        message Value 1:null_value:NullValue 2:double_value 3:integer_value 4:string_value 5:bool_value 6:struct_value:Struct 7:list_value:ListValue

        message ListValue 1:values:Value

        message PointId 1:num 2:uuid

        message GeoPoint 1:lon 2:lat

        message Filter 1:should:Condition 2:must:Condition 3:must_not:Condition 4:min_should:MinShould@1.8

        message MinShould@1.8 1:conditions:Condition 2:min_count

        message Condition 1:field:FieldCondition 2:is_empty:IsEmptyCondition 3:has_id:HasIdCondition 4:filter:Filter 5:is_null:IsNullCondition@1.2
          6:nested:NestedCondition@1.2 7:has_vector:HasVectorCondition@1.13 8:slice:SliceCondition@1.19

        message IsEmptyCondition 1:key

        message IsNullCondition@1.2 1:key

        message HasIdCondition 1:has_id:PointId

        message HasVectorCondition@1.13 1:has_vector

        message SliceCondition@1.19 1:total 2:index

        message NestedCondition@1.2 1:key 2:filter:Filter

        message FieldCondition 1:key 2:match:Match 3:range:Range 4:geo_bounding_box:GeoBoundingBox 5:geo_radius:GeoRadius 6:values_count:ValuesCount
          7:geo_polygon:GeoPolygon@1.6 8:datetime_range:DatetimeRange@1.8 9:is_empty@1.14 10:is_null@1.14

        message Match 1:keyword 2:integer 3:boolean 4:text 5:keywords:RepeatedStrings@1.1 6:integers:RepeatedIntegers@1.1
          7:except_integers:RepeatedIntegers@1.2 8:except_keywords:RepeatedStrings@1.2 9:phrase@1.15 10:text_any@1.16 11:prefix@1.19
          12:substring@1.20

        message RepeatedStrings@1.1 1:strings

        message RepeatedIntegers@1.1 1:integers

        message Range 1:lt 2:gt 3:gte 4:lte

        message DatetimeRange@1.8 1:lt 2:gt 3:gte 4:lte

        message GeoBoundingBox 1:top_left:GeoPoint 2:bottom_right:GeoPoint

        message GeoRadius 1:center:GeoPoint 2:radius

        message GeoLineString@1.6 1:points:GeoPoint

        message GeoPolygon@1.6 1:exterior:GeoLineString 2:interiors:GeoLineString

        message ValuesCount 1:lt 2:gt 3:gte 4:lte

        message HealthCheckReply 1:title 2:version 3:commit@1.8

        message grpc.health.v1.HealthCheckRequest@1.6 1:service

        message grpc.health.v1.HealthCheckResponse@1.6 1:status:grpc.health.v1.HealthCheckResponse.ServingStatus

        message ListCollectionsRequest

        message Disabled

        message KeywordPrefixParams

        message DisabledStemmer

        message ListAliasesRequest

        message CreateFullSnapshotRequest

        message ListFullSnapshotsRequest

        message HealthCheckRequest

        enum Datatype@1.9 0:Default 1:Float32 2:Uint8 3:Float16@1.10 4:Turbo4@1.19 5:Turbo8@1.20 6:Turbo16@1.20

        enum Memory@1.19 0:MemoryUnknown 1:Cold 2:Cached 3:Pinned

        enum Modifier@1.10 0:None 1:Idf

        enum MultiVectorComparator@1.10 0:MaxSim

        enum Distance 0:UnknownDistance 1:Cosine 2:Euclid 3:Dot 4:Manhattan@1.7

        enum CollectionStatus 0:UnknownCollectionStatus 1:Green 2:Yellow 3:Red 4:Grey@1.9

        enum PayloadSchemaType 0:UnknownType 1:Keyword 2:Integer 3:Float 4:Geo 5:Text 6:Bool@1.4 7:Datetime@1.8 8:Uuid@1.11

        enum QuantizationType@1.1 0:UnknownQuantization 1:Int8

        enum CompressionRatio@1.2 0:x4 1:x8 2:x16 3:x32 4:x64

        enum MaxOptimizationThreads.Setting@1.13 0:Auto

        enum BinaryQuantizationEncoding@1.15 0:OneBit 1:TwoBits 2:OneAndHalfBits

        enum BinaryQuantizationQueryEncoding.Setting@1.15 0:Default 1:Binary 2:Scalar4Bits 3:Scalar8Bits

        enum TurboQuantBitSize@1.18 0:Bits1 1:Bits1_5 2:Bits2 3:Bits4 4:Bits8@1.20

        enum ShardingMethod@1.7 0:Auto 1:Custom

        enum TokenizerType 0:Unknown 1:Prefix 2:Whitespace 3:Word 4:Multilingual@1.4 5:Code@1.20

        enum TextScoringType@1.20 0:Bm25

        enum ReplicaState@1.2 0:Active 1:Dead 2:Partial 3:Initializing 4:Listener 5:PartialSnapshot@1.7 6:Recovery@1.8 7:Resharding@1.10
          8:ReshardingScaleDown@1.13 9:ActiveRead@1.16 10:ManualRecovery@1.17

        enum ReshardingDirection@1.13 0:Up 1:Down

        enum ShardTransferMethod@1.7 0:StreamRecords 1:Snapshot 2:WalDelta@1.8 3:ReshardingStreamRecords@1.10

        enum WriteOrderingType 0:Weak 1:Medium 2:Strong

        enum UpdateMode@1.17 0:Upsert 1:InsertOnly 2:UpdateOnly

        enum ReadConsistencyType 0:All 1:Majority 2:Quorum

        enum FieldType 0:FieldTypeKeyword 1:FieldTypeInteger 2:FieldTypeFloat 3:FieldTypeGeo 4:FieldTypeText 5:FieldTypeBool@1.4
          6:FieldTypeDatetime@1.8 7:FieldTypeUuid@1.11

        enum Direction@1.8 0:Asc 1:Desc

        enum RecommendStrategy@1.6 0:AverageVector 1:BestScore 2:SumScores@1.14

        enum Fusion@1.10 0:RRF 1:DBSF@1.11

        enum Sample@1.11 0:Random

        enum UpdateStatus 0:UnknownUpdateStatus 1:Acknowledged 2:Completed 3:ClockRejected@1.8 4:WaitTimeout@1.17

        enum NullValue 0:NULL_VALUE

        enum grpc.health.v1.HealthCheckResponse.ServingStatus@1.6 0:UNKNOWN 1:SERVING 2:NOT_SERVING 3:SERVICE_UNKNOWN

        service qdrant.Collections Get List Create Update Delete UpdateAliases ListCollectionAliases ListAliases CollectionClusterInfo@1.2
          CollectionExists@1.8 UpdateCollectionClusterSetup@1.2 CreateShardKey@1.7 DeleteShardKey@1.7 ListShardKeys@1.17

        service qdrant.Points Upsert Delete Get UpdateVectors@1.2 DeleteVectors@1.2 SetPayload OverwritePayload DeletePayload ClearPayload
          CreateFieldIndex DeleteFieldIndex CreateVectorName@1.18 DeleteVectorName@1.18 Search SearchBatch SearchGroups@1.2 Scroll Recommend
          RecommendBatch RecommendGroups@1.2 Discover@1.7 DiscoverBatch@1.7 Count UpdateBatch@1.5 Query@1.10 QueryBatch@1.10 QueryGroups@1.11
          Facet@1.12 SearchMatrixPairs@1.12 SearchMatrixOffsets@1.12

        service qdrant.Snapshots Create List Delete CreateFull ListFull DeleteFull

        service qdrant.Qdrant HealthCheck

        service grpc.health.v1.Health@1.6 Check
        """;
}
