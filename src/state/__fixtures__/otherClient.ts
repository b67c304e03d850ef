import type { LoadedModel } from '../../domain/model';
import { type Result, succeed } from '../../domain/result';
import type { BackendChoice, RuntimeInfo } from '../../domain/runtime';
import type { InferenceClient, ModelSource } from '../../inference/protocol';
import { MODEL, RUNTIME, WaitingClient } from './waitingClient';

/** A second runtime, made on demand and given back: what it was told, and what it answers. */
export class OtherClient extends WaitingClient {
  disposed = false;
  startedOn: BackendChoice[] = [];
  loads: ModelSource[] = [];
  started: Result<RuntimeInfo> = succeed(RUNTIME);
  loaded: Result<LoadedModel> = succeed(MODEL);

  override start: InferenceClient['start'] = async (backend) => {
    this.startedOn.push(backend);
    return this.started;
  };

  override load: InferenceClient['load'] = async (source) => {
    this.loads.push(source);
    return this.loaded;
  };

  override dispose() {
    this.disposed = true;
  }
}
